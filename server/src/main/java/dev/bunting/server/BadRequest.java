package dev.bunting.server;

import java.io.IOException;

/** A request that cannot be understood, and the status that says so. */
final class BadRequest extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  BadRequest(int status, String message) {
    super(message);
    this.status = status;
  }

  Reply reply() {
    return Reply.status(status).header("Connection", "close").body(getMessage() + "\n");
  }
}
