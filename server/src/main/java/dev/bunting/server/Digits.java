package dev.bunting.server;

/** Reads the plain decimal numbers of HTTP headers. */
final class Digits {
  private Digits() {}

  /** The number, {@link Long#MAX_VALUE} for one too large, or -1 when the text is not a number. */
  static long parse(String text) {
    if (text.isEmpty()) return -1;
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) return -1;
      value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
    }
    return value;
  }
}
