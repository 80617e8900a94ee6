package dev.bunting.cli;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import java.io.PrintStream;
import java.util.Locale;

/** A line per code, as the seed's {@code --verbose}. */
record VerboseLines(PrintStream out) implements Progress {

  @Override
  public void begin() {}

  @Override
  public void show(Outcome outcome) {
    out.println(line(outcome));
  }

  @Override
  public void end() {}

  private static String line(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Saved saved -> code(saved) + " OK";
      case Outcome.NotFound notFound -> code(notFound) + " not found";
      case Outcome.Failed failed -> "*** Error for " + code(failed) + ": " + message(failed);
    };
  }

  private static String code(Outcome outcome) {
    return outcome.download().name().substring(0, 2).toUpperCase(Locale.ROOT);
  }

  private static String message(Outcome.Failed failed) {
    if (failed.reason() == Reason.HTTP_STATUS) return httpError(failed);
    return isConnectionError(failed.reason()) ? "Connection error" : failed.detail();
  }

  private static String httpError(Outcome.Failed failed) {
    var trace = failed.trace();
    return "HTTP error " + trace.status().orElseThrow() + " - " + trace.reasonPhrase();
  }

  /** What Python's requests, which the seed uses, calls a ConnectionError. */
  private static boolean isConnectionError(Reason reason) {
    return switch (reason) {
      case CONNECT_REFUSED, CONNECT_TIMEOUT, CONNECT_FAILED, CONNECTION_RESET -> true;
      case DNS_NOT_FOUND, DNS_FAILURE -> true;
      case TLS_EXPIRED, TLS_UNTRUSTED, TLS_WRONG_HOST, TLS_FAILURE -> true;
      case HTTP_STATUS, IDLE_TIMEOUT, DEADLINE, TRUNCATED, PROTOCOL -> false;
      case WRITE_FAILED, CANCELLED, INTERNAL_ERROR -> false;
    };
  }
}
