package dev.bunting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Hands the events of a job to its listeners, on a daemon thread of its own.
 *
 * <p>Any thread may tell it an event, and never waits. The daemon looks every few milliseconds
 * instead of being woken: waking a thread for each event would cost more than the event.
 */
final class Listeners implements Consumer<Event>, AutoCloseable {
  /** About a second of what the fastest jobs tell. */
  static final int MOST_WAITING = 65_536;

  private static final long BETWEEN_LOOKS = Duration.ofMillis(10).toNanos();
  private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

  private final List<Consumer<? super Event>> listeners;
  private final Thread thread;
  private List<Event> waiting = new ArrayList<>();
  private long missed;
  private volatile boolean closed;
  private volatile boolean givenUp;

  Listeners(List<Consumer<? super Event>> listeners) {
    this.listeners = new ArrayList<>(listeners);
    thread = Thread.ofPlatform().name("bunting-events").daemon().start(this::run);
  }

  @Override
  public synchronized void accept(Event event) {
    if (waiting.size() >= MOST_WAITING) {
      missed++;
      return;
    }
    tellMissed(event.at());
    waiting.add(event);
  }

  /** In the place of those that are missing. */
  private void tellMissed(Instant at) {
    if (missed > 0) waiting.add(new Event.Missed(at, missed));
    missed = 0;
  }

  private void run() {
    List<Event> batch = new ArrayList<>();
    for (var last = false; !last; ) {
      last = closed;
      batch = swap(batch, last);
      for (int i = 0; i < batch.size() && !givenUp; i++) handOut(batch.get(i));
      batch.clear();
      if (!last) LockSupport.parkNanos(this, BETWEEN_LOOKS);
    }
  }

  /** What waits, for an empty list. */
  private synchronized List<Event> swap(List<Event> empty, boolean last) {
    if (last) tellMissed(Instant.now());
    var full = waiting;
    waiting = empty;
    return full;
  }

  private void handOut(Event event) {
    for (var each = listeners.iterator(); each.hasNext(); ) {
      try {
        each.next().accept(event);
      } catch (RuntimeException | Error e) {
        each.remove();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }

  /** Waits until the listeners have had all events, but not for ever. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    // A listener may close its job.
    if (Thread.currentThread().equals(thread)) return;
    var interrupted = Thread.interrupted();
    try {
      if (!thread.join(LAST_CHANCE)) giveUp();
    } catch (InterruptedException e) {
      interrupted = true;
      giveUp();
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  private void giveUp() {
    givenUp = true;
    thread.interrupt();
  }
}
