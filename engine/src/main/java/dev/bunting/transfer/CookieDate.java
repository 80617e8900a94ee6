package dev.bunting.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** The dates of cookies, whichever way they are written (RFC 6265, section 5.1.1). */
final class CookieDate {
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private int hour = -1;
  private int minute;
  private int second;
  private int day = -1;
  private int month = -1;
  private int year = -1;

  private CookieDate() {}

  static Optional<Instant> parse(String text) {
    var date = new CookieDate();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && !isDelimiter(text.charAt(i))) continue;
      if (i > start) date.token(text.substring(start, i));
      start = i + 1;
    }
    return date.instant();
  }

  private static boolean isDelimiter(char c) {
    return c == '\t'
        || (c >= ' ' && c <= '/')
        || (c >= ';' && c <= '@')
        || (c >= '[' && c <= '`')
        || (c >= '{' && c <= '~');
  }

  private void token(String token) {
    int digits = digits(token, 0);
    if (hour < 0 && time(token)) return;
    if (day < 0 && (digits == 1 || digits == 2)) {
      day = number(token, 0, digits);
      return;
    }
    if (month < 0 && token.length() >= 3 && digits == 0) {
      int at = MONTHS.indexOf(token.substring(0, 3).toLowerCase(Locale.ROOT));
      if (at >= 0 && at % 3 == 0) {
        month = at / 3 + 1;
        return;
      }
    }
    if (year < 0 && digits >= 2 && digits <= 4) year = full(number(token, 0, digits));
  }

  private static int full(int year) {
    return year >= 70 && year <= 99 ? year + 1900 : year <= 69 ? year + 2000 : year;
  }

  /** {@code 1:2:3} to {@code 01:02:03}, and anything behind it. */
  private boolean time(String token) {
    int[] numbers = new int[3];
    int at = 0;
    for (int i = 0; i < 3; i++) {
      int digits = digits(token, at);
      if (digits < 1 || digits > 2) return false;
      numbers[i] = number(token, at, digits);
      at += digits;
      if (i < 2 && (at >= token.length() || token.charAt(at++) != ':')) return false;
    }
    hour = numbers[0];
    minute = numbers[1];
    second = numbers[2];
    return true;
  }

  private static int digits(String token, int from) {
    int at = from;
    while (at < token.length() && token.charAt(at) >= '0' && token.charAt(at) <= '9') at++;
    return at - from;
  }

  private static int number(String token, int from, int digits) {
    return Integer.parseInt(token.substring(from, from + digits));
  }

  private Optional<Instant> instant() {
    if (hour < 0 || day < 0 || month < 0 || year < 1601) return Optional.empty();
    try {
      var date = LocalDateTime.of(year, month, day, hour, minute, second);
      return Optional.of(date.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
