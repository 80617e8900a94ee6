package dev.bunting.transfer;

import java.util.Optional;

/**
 * Which bytes of a file a 206 brings (RFC 9110, section 14.4).
 *
 * @param first the position of the first byte
 * @param last the position of the last byte
 * @param total the size of the whole file
 */
record ContentRange(long first, long last, long total) {
  private static final String UNIT = "bytes ";
  private static final int MOST_DIGITS = 18;

  /** Reads {@code bytes 5-9/10}; empty if it is anything else, and if the total is not told. */
  static Optional<ContentRange> parse(String value) {
    var dash = value.indexOf('-');
    var slash = value.indexOf('/');
    if (!value.regionMatches(true, 0, UNIT, 0, UNIT.length()) || dash < 0 || slash < dash)
      return Optional.empty();
    var range =
        new ContentRange(
            number(value.substring(UNIT.length(), dash)),
            number(value.substring(dash + 1, slash)),
            number(value.substring(slash + 1)));
    return range.isSound() ? Optional.of(range) : Optional.empty();
  }

  private boolean isSound() {
    return first >= 0 && first <= last && last < total;
  }

  /** How many bytes it brings. */
  long size() {
    return last - first + 1;
  }

  private static long number(String digits) {
    if (digits.isEmpty() || digits.length() > MOST_DIGITS) return -1;
    for (int i = 0; i < digits.length(); i++)
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') return -1;
    return Long.parseLong(digits);
  }
}
