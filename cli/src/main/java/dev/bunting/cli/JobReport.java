package dev.bunting.cli;

import dev.bunting.Summary;
import dev.bunting.page.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The last words of a job: how many rows ended how, and why those that failed did. */
record JobReport(Summary summary, Path directory) {
  private static final int REASONS = 10;
  private static final int HOSTS = 3;

  /** {@code 20 rows: 17 ok (34.5 kB), 2 not found, 1 error}. */
  String counts() {
    var line = new StringBuilder(count(summary.ended(), "row"));
    summary
        .rows()
        .ifPresent(all -> {
          if (all != summary.ended()) line.append(" of ").append(Decimals.grouped(all));
        });
    line.append(": ").append(Decimals.grouped(summary.ok())).append(" ok (");
    line.append(Quantities.size((double) summary.bytes())).append("), ");
    line.append(Decimals.grouped(summary.notFound())).append(" not found, ");
    return line.append(count(summary.errors(), "error")).toString();
  }

  /** The errors by reason and host, the most frequent first, and how to try them again. */
  List<String> failures() {
    return failures(new FirstRows(false), 0);
  }

  /**
   * The same, with the first of the rows by name.
   *
   * @param columns how long a line with a name may be
   */
  List<String> failures(FirstRows first, int columns) {
    var lines = new ArrayList<String>();
    long told = 0;
    for (var reason : byReason().entrySet().stream().limit(REASONS).toList()) {
      long rows = rows(reason.getValue());
      lines.add(line(reason.getKey(), reason.getValue()));
      lines.addAll(first.lines(reason.getKey(), rows, columns));
      told += rows;
    }
    if (told < summary.errors()) lines.add(padded(summary.errors() - told) + "  for other reasons");
    if (summary.failures().stream().anyMatch(JobReport::mayPass))
      lines.add("to try them again: " + new Subject(directory).retryCommand());
    return lines;
  }

  /** The first of the rows that were not found by name, and how to see all that are missing. */
  List<String> notFound(FirstRows first, int columns) {
    var names = first.lines(FirstRows.NOT_FOUND, summary.notFound(), columns);
    if (names.isEmpty()) return List.of();
    var lines = new ArrayList<String>();
    lines.add(padded(summary.notFound()) + "  " + FirstRows.NOT_FOUND);
    lines.addAll(names);
    return lines;
  }

  /** The command that lists all rows. */
  String listing() {
    return "all rows: " + new Subject(directory).reportCommand();
  }

  /** A row that is written wrongly stays so until its list is mended. */
  private static boolean mayPass(Summary.Failures group) {
    return !group.reason().startsWith("bad-");
  }

  /** In the order of their first group, which is their largest. */
  private Map<String, List<Summary.Failures>> byReason() {
    var reasons = new LinkedHashMap<String, List<Summary.Failures>>();
    for (var group : summary.failures())
      reasons.computeIfAbsent(group.reason(), _ -> new ArrayList<>()).add(group);
    return reasons;
  }

  private static long rows(List<Summary.Failures> groups) {
    return groups.stream().mapToLong(Summary.Failures::rows).sum();
  }

  private static String line(String reason, List<Summary.Failures> groups) {
    var hosts =
        groups.stream().filter(group -> !group.host().isEmpty()).limit(HOSTS).map(JobReport::host);
    var named = hosts.collect(Collectors.joining(", "));
    var line = padded(rows(groups)) + "  " + reason;
    if (!named.isEmpty()) line += "  at " + named;
    return groups.size() > HOSTS ? line + " and others" : line;
  }

  private static String host(Summary.Failures group) {
    return group.host() + " (" + Decimals.grouped(group.rows()) + ")";
  }

  private static String padded(long number) {
    var text = Decimals.grouped(number);
    return " ".repeat(Math.max(0, 7 - text.length())) + text;
  }

  int exitCode() {
    return summary.ok() == summary.ended() ? ExitCode.OK : ExitCode.ROWS;
  }

  /** Whether no row is left: not so while a job runs, nor after one that was killed. */
  boolean isWhole() {
    return summary.rows().orElse(-1) == summary.ended();
  }

  static String count(long n, String noun) {
    return Decimals.grouped(n) + " " + noun + (n == 1 ? "" : "s");
  }
}
