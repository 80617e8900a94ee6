package dev.bunting.transfer;

import dev.bunting.Reason;

/** A transfer failed for a known reason. */
final class TransferException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final int status;

  TransferException(Reason reason, String detail) {
    this(reason, detail, 0);
  }

  /**
   * @param status what a proxy answered in place of the server, or 0
   */
  TransferException(Reason reason, String detail, int status) {
    // No stack trace: this is a value on its way to an outcome, and a million may fail.
    super(detail, null, false, false);
    this.reason = reason;
    this.status = status;
  }

  Reason reason() {
    return reason;
  }

  int status() {
    return status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
