package dev.bunting.cli.compare;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Places what comes in the order of its beginnings into as few lanes as hold it side by side. */
final class Lanes {
  private record Busy(int lane, long until) {}

  private final PriorityQueue<Busy> busy =
      new PriorityQueue<>(Comparator.comparingLong(Busy::until));
  private final PriorityQueue<Integer> free = new PriorityQueue<>();
  private final long blur;
  private int lanes;

  /**
   * No lanes yet.
   *
   * @param blur by how much two in a lane may overlap: beginnings are not known exactly
   */
  Lanes(long blur) {
    this.blur = blur;
  }

  /** The topmost lane, from 0, that is free from a moment on; it is busy until the other. */
  int place(long from, long until) {
    while (!busy.isEmpty() && busy.element().until() <= from + blur) free.add(busy.remove().lane());
    int lane = free.isEmpty() ? lanes++ : free.remove();
    busy.add(new Busy(lane, until));
    return lane;
  }
}
