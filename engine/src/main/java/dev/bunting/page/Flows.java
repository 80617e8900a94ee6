package dev.bunting.page;

import java.util.HashMap;
import java.util.Map;

/**
 * What went on at which time, for several series at once, in bounded memory: amounts that are each
 * spread evenly over a stretch of time. They may come in any order.
 *
 * <p>The integral of a series is a sum of ramps, {@code rate × (t - from) - rate × (t - to)}, so it
 * is enough to keep, for each short bucket of time, the sums of the rates that begin or end in it,
 * and of these times their moments. When there are too many buckets, each two become one. Only
 * buckets in which something begins or ends take memory, so a job that was resumed the next day is
 * told as finely as one that ran through.
 */
final class Flows {
  static final int MOST_BUCKETS = 8_192;

  private final int series;
  private final long origin;
  private Map<Long, double[]> buckets = new HashMap<>();
  private long width = 1_024; // microseconds

  /**
   * @param origin a moment near all others, in microseconds since 1970: numbers stay small
   */
  Flows(int series, long origin) {
    this.series = series;
    this.origin = origin;
  }

  /**
   * Spreads an amount over a stretch of time.
   *
   * @param from in microseconds since 1970
   * @param to not before; nothing is too short to count
   */
  void add(int of, long from, long to, double amount) {
    long end = Math.max(to, from + 1);
    double rate = amount / (end - from);
    change(of, from, rate);
    change(of, end, -rate);
  }

  private void change(int of, long at, double rate) {
    long time = at - origin;
    var sums = buckets.computeIfAbsent(Math.floorDiv(time, width), _ -> new double[2 * series]);
    sums[2 * of] += rate;
    sums[2 * of + 1] += rate * time;
    if (buckets.size() > MOST_BUCKETS) halve();
  }

  private void halve() {
    var wider = new HashMap<Long, double[]>();
    buckets.forEach((key, sums) -> wider.merge(Math.floorDiv(key, 2), sums, Flows::sum));
    buckets = wider;
    width *= 2;
  }

  private static double[] sum(double[] one, double[] other) {
    for (int i = 0; i < one.length; i++) one[i] += other[i];
    return one;
  }

  /** What was added so far, to be asked for sums. */
  Levels levels() {
    return new Levels(buckets, width, origin);
  }
}
