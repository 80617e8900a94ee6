package dev.bunting.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Sizes and times as people write them; what is wrong is a {@link UsageException}. */
final class Quantities {
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");
  private static final BigDecimal MOST_SECONDS =
      BigDecimal.valueOf(Duration.ofDays(36_500).toSeconds());

  private Quantities() {}

  /**
   * {@code 1000}, {@code 64k}, {@code 1.5M}, {@code 2GiB}: the letters stand for powers of 1024, as
   * in curl, wget and aria2.
   *
   * @param option how the complaint calls the option
   * @param least the smallest number that makes sense
   */
  static long bytes(String option, String text, long least) {
    var digits = text.replaceFirst("(?i)(?<=[kmgt])i?b?$", "");
    int power = digits.isEmpty() ? 0 : " kmgt".indexOf(Character.toLowerCase(last(digits)));
    var number = power > 0 ? digits.substring(0, digits.length() - 1) : digits;
    try {
      var bytes =
          new BigDecimal(number).multiply(BigDecimal.valueOf(1L << (10 * Math.max(0, power))));
      long whole = bytes.setScale(0, RoundingMode.HALF_UP).longValueExact();
      if (whole >= least) return whole;
    } catch (ArithmeticException | NumberFormatException e) {
      // Said below.
    }
    throw new UsageException(
        option + " must be a size of " + least + " or more, such as 500k or 2G, not " + text);
  }

  private static char last(String text) {
    return text.charAt(text.length() - 1);
  }

  /**
   * {@code 30}, {@code 0.5}, and with a unit: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 2h}.
   *
   * @param option how the complaint calls the option
   * @param zero whether it may be none at all
   */
  static Duration seconds(String option, String text, boolean zero) {
    try {
      var seconds = seconds(text.toLowerCase(Locale.ROOT));
      if (seconds.signum() > 0 || (zero && seconds.signum() == 0))
        return Duration.ofNanos(seconds.min(MOST_SECONDS).movePointRight(9).longValue());
    } catch (NumberFormatException e) {
      // Said below.
    }
    var least = zero ? "0 or more" : "more than 0";
    throw new UsageException(
        option + " must be " + least + " seconds, or like 500ms, 5m or 2h, not " + text);
  }

  private static BigDecimal seconds(String text) {
    if (text.endsWith("ms")) return number(text, 2).movePointLeft(3);
    if (text.endsWith("s")) return number(text, 1);
    if (text.endsWith("m")) return number(text, 1).multiply(BigDecimal.valueOf(60));
    if (text.endsWith("h")) return number(text, 1).multiply(BigDecimal.valueOf(3600));
    return new BigDecimal(text);
  }

  private static BigDecimal number(String text, int unit) {
    return new BigDecimal(text.substring(0, text.length() - unit));
  }

  /** A size for people, in powers of 1000 as disks and networks are measured: {@code 1.2 MB}. */
  static String size(double bytes) {
    int unit = 0;
    double number = bytes;
    for (; number >= 999.95 && unit < UNITS.size() - 1; unit++) number /= 1000;
    return (unit == 0 ? Long.toString(Math.round(number)) : Decimals.one(number))
        + " "
        + UNITS.get(unit);
  }
}
