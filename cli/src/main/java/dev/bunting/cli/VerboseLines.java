package dev.bunting.cli;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A line per code, as the seed's {@code --verbose}.
 *
 * @param codes of the rows, in their order
 */
record VerboseLines(PrintStream out, List<String> codes) implements Progress {
  /**
   * What Python's requests, which the seed uses, calls a ConnectionError; the rest has a detail.
   */
  private static final Set<Reason> CONNECTION_ERRORS =
      EnumSet.of(
          Reason.CONNECT_REFUSED,
          Reason.CONNECT_TIMEOUT,
          Reason.CONNECT_FAILED,
          Reason.CONNECTION_RESET,
          Reason.DNS_NOT_FOUND,
          Reason.DNS_FAILURE,
          Reason.TLS_EXPIRED,
          Reason.TLS_UNTRUSTED,
          Reason.TLS_WRONG_HOST,
          Reason.TLS_FAILURE);

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
      // Codes are told apart before, so that no row repeats another.
      case Outcome.Duplicate twin -> throw new IllegalStateException("twice: " + twin.url());
      case Outcome.Rejected rejected -> "*** Error for " + code + ": " + rejected.detail();
    };
  }

  private static String message(Outcome.Failed failed) {
    if (failed.reason() == Reason.HTTP_STATUS) return httpError(failed);
    return CONNECTION_ERRORS.contains(failed.reason()) ? "Connection error" : failed.detail();
  }

  private static String httpError(Outcome.Failed failed) {
    var trace = failed.trace();
    return "HTTP error " + trace.status().orElseThrow() + " - " + trace.reasonPhrase();
  }
}
