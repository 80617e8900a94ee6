package dev.bunting.cli;

import dev.bunting.Bunting;
import dev.bunting.Outcome;
import dev.bunting.Status;
import java.io.PrintStream;

/** A line for each row: how it ended, its URL, and what is to be said of it. */
record RowLines(PrintStream out) {

  void print(Outcome outcome) {
    out.println(line(outcome));
  }

  static String line(Outcome outcome) {
    return padded(outcome.status()) + "  " + Bunting.redacted(outcome.url()) + "  " + rest(outcome);
  }

  private static String padded(Status status) {
    return (status.word() + "         ").substring(0, "not_found".length());
  }

  private static String rest(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Saved saved when saved.fetched() ->
          saved.path() + " (" + Quantities.size((double) saved.bytes()) + ")";
      case Outcome.Saved saved -> saved.path() + " (there before)";
      case Outcome.NotFound gone -> "http-" + gone.trace().status().orElse(404);
      case Outcome.Failed failed -> failed.word() + ": " + failed.detail();
      case Outcome.Duplicate twin -> "as row " + twin.ofIndex();
      case Outcome.Rejected rejected -> rejected.reason().word() + ": " + rejected.detail();
    };
  }
}
