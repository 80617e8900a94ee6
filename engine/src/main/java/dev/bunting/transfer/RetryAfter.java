package dev.bunting.transfer;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The Retry-After header (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private RetryAfter() {}

  /** How long to wait from now on; empty if the value is neither seconds nor a date. */
  static Optional<Duration> parse(String value) {
    return parse(value, Instant.now());
  }

  static Optional<Duration> parse(String value, Instant now) {
    var seconds = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (seconds) return Optional.of(Duration.ofSeconds(number(value)));
    try {
      var date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
      return Optional.of(Duration.between(now, date));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A number too long to be meant counts as a year. */
  private static long number(String digits) {
    return digits.length() > 8 ? Duration.ofDays(365).toSeconds() : Long.parseLong(digits);
  }
}
