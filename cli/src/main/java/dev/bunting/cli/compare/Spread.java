package dev.bunting.cli.compare;

import java.util.Arrays;

/** The middle and the ends of some measurements. */
public record Spread(double min, double median, double max) {

  /** Of one number or more; of an even number, the median is the mean of the two in the middle. */
  public static Spread of(double... numbers) {
    var sorted = numbers.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    var median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    return new Spread(sorted[0], median, sorted[count - 1]);
  }
}
