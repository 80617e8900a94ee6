package dev.bunting.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** What a number counts, and how it is written for people: three digits, and a unit near it. */
@SuppressWarnings("ImmutableEnumChecker") // what List.of makes never changes
public enum Unit {
  /** Things. */
  COUNT(List.of(""), 1_000) {
    @Override
    String written(double value) {
      return value < 100 ? digits(value) : grouped(Math.round(value));
    }
  },
  /** Bytes, in powers of 1000 as disks and networks are measured. */
  BYTES(List.of("B", "kB", "MB", "GB", "TB", "PB"), 1_000),
  /** Bytes in a second. */
  BYTES_PER_SECOND(List.of("B/s", "kB/s", "MB/s", "GB/s", "TB/s"), 1_000),
  /** Things in a second. */
  PER_SECOND(List.of("/s"), 1_000),
  /** Seconds. */
  SECONDS(List.of("s"), 60) {
    @Override
    String written(double value) {
      return seconds(value);
    }
  },
  /** How many times something. */
  TIMES(List.of("×"), 1_000) {
    @Override
    String written(double value) {
      return digits(value) + "×";
    }
  };

  private final List<String> units;
  private final double step;

  Unit(List<String> units, double step) {
    this.units = units;
    this.step = step;
  }

  /** The number for people: {@code 1.24 MB}, {@code 320 ms}, {@code 2 min 5 s}. */
  public String text(double value) {
    return value < 0 ? "-" + written(-value) : written(value);
  }

  String written(double value) {
    int unit = 0;
    double number = value;
    for (; number >= step * 0.9995 && unit < units.size() - 1; unit++) number /= step;
    var digits = number >= 1_000 ? grouped(Math.round(number)) : digits(number);
    return digits + " " + units.get(unit);
  }

  private static String seconds(double value) {
    if (value == 0) return "0 s";
    if (value < 0.000_999_5) return digits(value * 1e6) + " µs";
    if (value < 0.999_5) return digits(value * 1e3) + " ms";
    if (value < 119.5) return digits(value) + " s";
    long whole = Math.round(value);
    if (whole < 7_200) return pair(whole, 60, "min", "s");
    long minutes = Math.round(value / 60);
    return minutes < 2_880 ? pair(minutes, 60, "h", "min") : pair(minutes / 60, 24, "d", "h");
  }

  private static String pair(long number, long size, String large, String small) {
    var first = number / size + " " + large;
    return number % size == 0 ? first : first + " " + number % size + " " + small;
  }

  private static String digits(double value) {
    if (value >= 100) return Long.toString(Math.round(value));
    var rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP));
    var text = rounded.stripTrailingZeros().toPlainString();
    return value == 0 ? "0" : text;
  }

  /** A whole number with its thousands apart: {@code 12,345}. */
  public static String grouped(long number) {
    var digits = Long.toString(number);
    var out = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && digits.charAt(i - 1) != '-' && (digits.length() - i) % 3 == 0) out.append(',');
      out.append(digits.charAt(i));
    }
    return out.toString();
  }
}
