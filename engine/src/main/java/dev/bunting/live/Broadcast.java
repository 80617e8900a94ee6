package dev.bunting.live;

import java.util.ArrayList;
import java.util.List;

/**
 * The last thing to say to all who look on, and the points of the curves so far. Those that are
 * slow miss what came between. Safe for any number of threads.
 */
final class Broadcast {
  /** Twice as many as a curve has pixels on most screens. */
  private static final int MOST_MOMENTS = 1_200;

  /** A state with its number. */
  record State(long number, String json, boolean last) {}

  private final List<Moment> history = new ArrayList<>();
  private State state = new State(0, "{}", false);
  private int apart = 1;
  private long moments;

  /** Keeps a point; when there are too many, every second one goes. */
  synchronized void keep(Moment moment) {
    if (moments++ % apart != 0) return;
    history.add(moment);
    if (history.size() < MOST_MOMENTS) return;
    for (int i = history.size() - 1; i > 0; i -= 2) history.remove(i);
    apart *= 2;
  }

  synchronized List<Moment> history() {
    return List.copyOf(history);
  }

  synchronized void say(String json, boolean last) {
    state = new State(state.number() + 1, json, last);
    notifyAll();
  }

  /** The number of the last state, which may be old: it is said only while somebody looks on. */
  synchronized long number() {
    return state.number();
  }

  /** Waits for a state later than this one; there is none after the last. */
  synchronized State after(long number) throws InterruptedException {
    while (state.number() <= number && !state.last()) wait();
    return state;
  }
}
