package dev.bunting.cli;

import java.io.PrintStream;
import java.util.List;

/** What {@code flags} prints before and after, word for word as the seed's programs. */
final class FlagsReport {
  private static final int LISTED = 10;

  private FlagsReport() {}

  /** What is about to happen. */
  static void printInitial(PrintStream out, FlagsRequest request) {
    var codes = request.codes();
    out.println(request.site() + " site: " + request.base());
    out.println("Searching for " + count(codes.size(), "flag") + ": " + listed(codes));
    out.println(count(request.connections(), "concurrent connection") + " will be used.");
  }

  /** What happened; the seconds since the start. */
  static void printFinal(PrintStream out, Tally tally, double seconds) {
    out.println("--------------------");
    out.println(count(tally.saved(), "flag") + " downloaded.");
    if (tally.notFound() > 0) out.println(tally.notFound() + " not found.");
    if (tally.failed() > 0) out.println(count(tally.failed(), "error") + ".");
    out.println("Elapsed time: " + Decimals.two(seconds) + "s");
  }

  private static String listed(List<String> codes) {
    return codes.size() <= LISTED
        ? String.join(", ", codes)
        : "from " + codes.getFirst() + " to " + codes.getLast();
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
