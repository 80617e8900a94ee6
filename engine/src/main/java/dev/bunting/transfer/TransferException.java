package dev.bunting.transfer;

import dev.bunting.Reason;

/** A transfer failed for a known reason. */
final class TransferException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  TransferException(Reason reason, String detail) {
    // No stack trace: this is a value on its way to an outcome, and a million may fail.
    super(detail, null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
