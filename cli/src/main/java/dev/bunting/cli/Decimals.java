package dev.bunting.cli;

/** Numbers with two decimals. {@link String#format} would cost a cold process 20 ms. */
final class Decimals {
  private Decimals() {}

  /** As {@code %.2f} of a number that is not negative. */
  static String two(double number) {
    long hundredths = Math.round(number * 100);
    long rest = hundredths % 100;
    return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest;
  }

  /** As {@code %02d} of a number that is not negative. */
  static String padded(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
