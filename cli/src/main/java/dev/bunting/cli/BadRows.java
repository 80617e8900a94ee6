package dev.bunting.cli;

import dev.bunting.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with rows as they are written: nothing but a look at the list helps there, so the
 * first few are told in full, and where they are.
 */
final class BadRows {
  private static final int MOST = 5;

  private final List<String> details = new ArrayList<>();
  private long count;

  /** Takes notice of an outcome. */
  void count(Outcome outcome) {
    if (!(outcome instanceof Outcome.Rejected rejected)) return;
    if (count++ < MOST) details.add(rejected.reason().word() + ": " + rejected.detail());
  }

  /** A line for each of the first, and one for the rest. */
  List<String> lines() {
    var lines = new ArrayList<>(details);
    if (count > MOST)
      lines.add("and " + JobReport.count(count - MOST, "more bad row") + "; -v tells all");
    return lines;
  }
}
