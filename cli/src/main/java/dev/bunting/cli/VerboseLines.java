package dev.bunting.cli;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import java.io.PrintStream;
import java.util.List;

/**
 * A line per code, as the seed's {@code --verbose}.
 *
 * @param codes of the rows, in their order
 */
record VerboseLines(PrintStream out, List<String> codes) implements Progress {

  @Override
  public void begin() {}

  @Override
  public void show(Outcome outcome) {
    out.println(line(outcome));
  }

  @Override
  public void end() {}

  private String line(Outcome outcome) {
    var code = codes.get(Math.toIntExact(outcome.index() - 1));
    return switch (outcome) {
      case Outcome.Saved saved -> code + " OK";
      case Outcome.NotFound notFound -> code + " not found";
      case Outcome.Failed failed -> "*** Error for " + code + ": " + message(failed);
      case Outcome.Duplicate duplicate -> code + " the same as row " + duplicate.ofIndex();
      case Outcome.Rejected rejected -> "*** Error for " + code + ": " + rejected.detail();
    };
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
      case REDIRECT_LOOP, REDIRECT_REFUSED -> false;
      case WRITE_FAILED, BAD_URL, BAD_NAME, BAD_ROW, CHECKSUM_MISMATCH -> false;
      case CANCELLED, INTERNAL_ERROR -> false;
    };
  }
}
