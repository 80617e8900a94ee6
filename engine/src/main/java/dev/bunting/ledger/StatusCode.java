package dev.bunting.ledger;

import dev.bunting.Status;

/** What a status is in the database. These numbers are never to change. */
final class StatusCode {
  private static final Status[] BY_CODE = {Status.OK, Status.NOT_FOUND, Status.ERROR};

  private StatusCode() {}

  static int of(Status status) {
    return switch (status) {
      case OK -> 0;
      case NOT_FOUND -> 1;
      case ERROR -> 2;
    };
  }

  static Status of(int code) {
    return BY_CODE[code];
  }
}
