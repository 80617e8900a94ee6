package dev.bunting.page;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Lays stretches of time into as few lanes as they need so that none overlap: each goes to the
 * topmost lane that is free. They come in the order of their beginnings.
 *
 * <p>For one thread.
 */
public final class Lanes {
  /** Beginnings are kept to the millisecond: that much two may seem to overlap. */
  private static final long BLUR = 1_000;

  private record Busy(int lane, long until) {}

  private final PriorityQueue<Integer> free = new PriorityQueue<>();
  private final PriorityQueue<Busy> busy =
      new PriorityQueue<>(Comparator.comparingLong(Busy::until));
  private int lanes;

  /** The lane, from 0, of the next stretch, in microseconds from any moment. */
  public int place(long from, long to) {
    while (!busy.isEmpty() && busy.element().until() <= from + BLUR) free.add(busy.remove().lane());
    int lane = free.isEmpty() ? lanes++ : free.remove();
    busy.add(new Busy(lane, to));
    return lane;
  }

  /** How many lanes there are. */
  public int count() {
    return lanes;
  }
}
