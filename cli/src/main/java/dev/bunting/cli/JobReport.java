package dev.bunting.cli;

import dev.bunting.Summary;
import java.io.File;
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
    if (summary.errors() == 0) return List.of();
    var lines = new ArrayList<String>();
    long told = 0;
    for (var reason : byReason().entrySet().stream().limit(REASONS).toList()) {
      lines.add(line(reason.getKey(), reason.getValue()));
      told += rows(reason.getValue());
    }
    if (told < summary.errors()) lines.add(padded(summary.errors() - told) + "  for other reasons");
    if (summary.failures().stream().anyMatch(JobReport::mayPass))
      lines.add("to try them again: " + retryCommand());
    return lines;
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

  private String retryCommand() {
    var text = directory.toString();
    var path = text.startsWith("-") ? "." + File.separator + text : text;
    return "bunting retry " + CommandWords.quoted(path);
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
