package dev.bunting.page;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The flows of a moment, summed up from the beginning: how much of each there was until when. */
final class Levels {
  private final long origin;
  private final long width;
  private final long[] keys;

  /** After each bucket: the rate of each series, and its moment. */
  private final double[][] sums;

  Levels(Map<Long, double[]> buckets, long width, long origin) {
    this.origin = origin;
    this.width = width;
    keys = new long[buckets.size()];
    sums = new double[keys.length][];
    int i = 0;
    for (var bucket : new TreeMap<>(buckets).entrySet()) {
      keys[i] = bucket.getKey();
      sums[i] = bucket.getValue().clone();
      if (i > 0) for (int j = 0; j < sums[i].length; j++) sums[i][j] += sums[i - 1][j];
      i++;
    }
  }

  /** How much of a series there was between two moments, in microseconds since 1970. */
  double between(int of, double from, double to) {
    return Math.max(0, until(of, to - origin) - until(of, from - origin));
  }

  private double until(int of, double time) {
    int at = at(time);
    if (at < 0) return 0;
    double begin = (double) keys[at] * width;
    double end = begin + width;
    if (time >= end) return integral(of, at, time);
    // What began and what ended within a bucket is known as a sum alone: even between is near.
    double before = at == 0 ? 0 : integral(of, at - 1, begin);
    return before + (integral(of, at, end) - before) * (time - begin) / width;
  }

  private double integral(int of, int bucket, double time) {
    return sums[bucket][2 * of] * time - sums[bucket][2 * of + 1];
  }

  /** The last bucket that begins no later; -1 if all do. */
  private int at(double time) {
    long key = (long) Math.floor(time / width);
    int at = Arrays.binarySearch(keys, key);
    return at >= 0 ? at : -at - 2;
  }

  int buckets() {
    return keys.length;
  }

  /** When a bucket begins, in microseconds since 1970. */
  long begin(int bucket) {
    return origin + keys[bucket] * width;
  }

  /** When it ends. */
  long end(int bucket) {
    return begin(bucket) + width;
  }

  /** The rate of a series when a bucket ends. */
  double rateAfter(int of, int bucket) {
    return sums[bucket][2 * of];
  }
}
