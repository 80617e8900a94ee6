package dev.bunting.cli;

/** Numbers with few decimals. {@link String#format} would cost a cold process 20 ms. */
final class Decimals {
  private Decimals() {}

  /** As {@code %.1f} of a number that is not negative. */
  static String one(double number) {
    long tenths = Math.round(number * 10);
    return tenths / 10 + "." + tenths % 10;
  }

  /** As {@code %.2f} of a number that is not negative. */
  static String two(double number) {
    long hundredths = Math.round(number * 100);
    long rest = hundredths % 100;
    return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest;
  }

  /** A count with commas between the thousands. */
  static String grouped(long number) {
    var digits = new StringBuilder(Long.toString(number));
    for (int i = digits.length() - 3; i > 0; i -= 3) digits.insert(i, ',');
    return digits.toString();
  }

  /** As {@code %02d} of a number that is not negative. */
  static String padded(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
