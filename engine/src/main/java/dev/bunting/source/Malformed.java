package dev.bunting.source;

import dev.bunting.Reason;

/** What is wrong with a row: thrown inside this room only, outside of it that is a bad row. */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  Malformed(Reason reason, String detail) {
    // No stack trace: the detail says it all, and a list may have millions of bad rows.
    super(detail, null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  /** One line for people. */
  String detail() {
    return String.valueOf(getMessage());
  }
}
