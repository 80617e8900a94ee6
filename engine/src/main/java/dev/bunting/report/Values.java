package dev.bunting.report;

import dev.bunting.ledger.Tried;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** How values look in every format. */
final class Values {
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private Values() {}

  /** A duration in milliseconds, to the microsecond: {@code 12.345}. */
  static String milliseconds(long nanoseconds) {
    return BigDecimal.valueOf(nanoseconds / 1_000, 3).toPlainString();
  }

  /** When the last attempt began, in UTC: {@code 2026-01-02T03:04:05.678Z}. */
  static String started(Tried tried) {
    return MILLISECONDS.format(tried.started());
  }
}
