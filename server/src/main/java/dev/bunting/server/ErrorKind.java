package dev.bunting.server;

import java.util.Locale;
import java.util.Optional;

/** What a request may get from a flags server in place of the right answer. */
public enum ErrorKind {
  /** Status 418, of which a client can only say that it is unexpected. */
  TEAPOT("418"),
  /** Status 503, by which a server asks for patience. */
  UNAVAILABLE("503"),
  /** The connection breaks before an answer. */
  RESET("reset"),
  /** The connection ends half-way through the body. */
  TRUNCATED("truncated");

  private final String label;

  ErrorKind(String label) {
    this.label = label;
  }

  /** Its name on command lines: {@code 418}, {@code 503}, {@code reset} or {@code truncated}. */
  public String label() {
    return label;
  }

  /** The kind with this label, in any case. */
  public static Optional<ErrorKind> of(String label) {
    for (var kind : values()) {
      if (kind.label.equals(label.toLowerCase(Locale.ROOT))) return Optional.of(kind);
    }
    return Optional.empty();
  }

  /** The right reply gone wrong in this way. */
  Reply spoil(Reply reply, boolean headOnly) {
    return switch (this) {
      case TEAPOT -> plain(418);
      case UNAVAILABLE -> plain(503);
      case RESET -> reply.resetBeforeHead();
      case TRUNCATED -> truncated(reply, headOnly);
    };
  }

  /** A status with its reason as the body. */
  static Reply plain(int status) {
    return Reply.status(status)
        .header("Content-Type", "text/plain")
        .body(status + " " + StatusReasons.of(status) + "\n");
  }

  private static Reply truncated(Reply reply, boolean headOnly) {
    long size = headOnly ? 0 : reply.body().size();
    return size == 0 ? reply.closeBeforeHead() : reply.truncateAfter(size / 2);
  }
}
