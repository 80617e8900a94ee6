package dev.bunting.cli;

import dev.bunting.Summary;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The last words of a job: how many rows ended how, and why those that failed did. */
record JobReport(Summary summary, Path directory) {
  private static final int GROUPS = 10;

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
    for (var group : summary.failures().stream().limit(GROUPS).toList()) {
      lines.add(line(group));
      told += group.rows();
    }
    if (told < summary.errors())
      lines.add(padded(summary.errors() - told) + "  for other reasons or at other hosts");
    lines.add("to try them again: " + retryCommand());
    return lines;
  }

  private static String line(Summary.Failures group) {
    var line = padded(group.rows()) + "  " + group.reason();
    return group.host().isEmpty() ? line : line + "  " + group.host();
  }

  private static String padded(long number) {
    var text = Decimals.grouped(number);
    return " ".repeat(Math.max(0, 7 - text.length())) + text;
  }

  private String retryCommand() {
    var text = directory.toString();
    return "bunting retry " + quoted(text.startsWith("-") ? "." + File.separator + text : text);
  }

  /** The text as a shell reads it back. */
  private static String quoted(String text) {
    if (text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-./\\:,+@%".indexOf(c) >= 0))
      return text;
    return File.separatorChar == '\\' ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
  }

  int exitCode() {
    return summary.ok() == summary.ended() ? ExitCode.OK : ExitCode.ROWS;
  }

  static String count(long n, String noun) {
    return Decimals.grouped(n) + " " + noun + (n == 1 ? "" : "s");
  }
}
