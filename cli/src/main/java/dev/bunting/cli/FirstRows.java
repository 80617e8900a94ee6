package dev.bunting.cli;

import dev.bunting.Bunting;
import dev.bunting.Outcome;
import dev.bunting.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first rows that were not found, and that failed for each reason, so that a few are named. */
final class FirstRows {
  /** What rows that were not found are called; no reason is. */
  static final String NOT_FOUND = "not found";

  private static final int MOST = 3;
  private static final int LONGEST = 1_000;
  private static final String INDENT = " ".repeat(12);

  private final boolean notFound;
  private final Map<String, List<String>> urls = new HashMap<>();
  private boolean more;

  /**
   * @param notFound whether those that were not found are named, too
   */
  FirstRows(boolean notFound) {
    this.notFound = notFound;
  }

  /** Takes notice of an outcome. */
  void count(Outcome outcome) {
    // No switch over patterns here: its first use costs a cold process 8 ms.
    if (outcome instanceof Outcome.Saved) return;
    if (notFound && outcome instanceof Outcome.NotFound) add(NOT_FOUND, outcome.url());
    else if (outcome instanceof Outcome.Failed failed && isOfTheRow(failed.reason()))
      add(failed.word(), outcome.url());
  }

  /** Else the job as a whole was ended, and which rows that met says nothing. */
  private static boolean isOfTheRow(Reason reason) {
    return reason != Reason.CANCELLED && reason != Reason.INTERRUPTED;
  }

  private void add(String reason, String url) {
    var first = urls.computeIfAbsent(reason, _ -> new ArrayList<>(MOST));
    if (first.size() < MOST) first.add(shortened(Bunting.redacted(url), LONGEST));
    else more = true;
  }

  /** Whether there were others. */
  boolean areNotAll() {
    return more;
  }

  /** A line for each of those that were first for a reason, and how many more there are. */
  List<String> lines(String reason, long rows, int columns) {
    var lines = new ArrayList<String>();
    var first = urls.getOrDefault(reason, List.of());
    for (var url : first) lines.add(INDENT + shortened(url, columns - INDENT.length()));
    if (!first.isEmpty() && first.size() < rows)
      lines.add(INDENT + "and " + Decimals.grouped(rows - first.size()) + " more");
    return lines;
  }

  /** Without its middle: the host and the name tell most. */
  static String shortened(String url, int most) {
    if (url.length() <= most) return url;
    int left = Math.max(0, most - 3);
    return url.substring(0, left / 2) + "..." + url.substring(url.length() - (left - left / 2));
  }
}
