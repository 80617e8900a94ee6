package dev.bunting.page;

import dev.bunting.chart.Histogram.Bin;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long something took, many times over: percentiles to three digits, in bounded memory. */
final class Durations {
  private static final int BINS_IN_A_DECADE = 12;
  private static final int DECADES_BELOW = 2;

  private final Histogram histogram;
  private double sum;

  /**
   * @param digits how many digits of each value are kept, 1 to 5
   */
  Durations(int digits) {
    histogram = new Histogram(digits);
    histogram.setAutoResize(true);
  }

  /** Takes a duration in microseconds. */
  void add(long micros) {
    histogram.recordValue(Math.max(0, micros));
    sum += micros;
  }

  void addAll(Durations others) {
    histogram.add(others.histogram);
    sum += others.sum;
  }

  long count() {
    return histogram.getTotalCount();
  }

  /** All of them together, in seconds. */
  double total() {
    return sum / 1e6;
  }

  /** In seconds: so many percent took no longer. */
  double percentile(double percent) {
    return histogram.getValueAtPercentile(percent) / 1e6;
  }

  /** In seconds. */
  double min() {
    return histogram.getMinValue() / 1e6;
  }

  /** In seconds. */
  double max() {
    return histogram.getMaxValue() / 1e6;
  }

  /**
   * How many took how long, in ranges that grow by a fixed factor; they hold every duration. The
   * first range also has what took far less than half of them did, since a few downloads that fail
   * at once would leave no room for all others.
   */
  List<Bin> bins() {
    if (count() == 0) return List.of();
    int far = bin(histogram.getValueAtPercentile(50)) - DECADES_BELOW * BINS_IN_A_DECADE;
    int first = Math.max(far, bin(histogram.getMinValue()));
    var counts = new long[bin(histogram.getMaxValue()) - first + 1];
    for (var value : histogram.recordedValues())
      counts[clamped(bin(value.getValueIteratedTo()) - first, counts)] +=
          value.getCountAtValueIteratedTo();
    var bins = new ArrayList<Bin>();
    for (int i = 0; i < counts.length; i++)
      bins.add(new Bin(bound(first + i), bound(first + i + 1), counts[i]));
    return List.copyOf(bins);
  }

  private static int clamped(int bin, long[] counts) {
    return Math.clamp(bin, 0, counts.length - 1);
  }

  private static int bin(long micros) {
    return (int) Math.floor(Math.log10((double) Math.max(1, micros)) * BINS_IN_A_DECADE + 1e-9);
  }

  private static double bound(int bin) {
    return Math.pow(10, (double) bin / BINS_IN_A_DECADE) / 1e6;
  }
}
