package dev.bunting.cli;

import dev.bunting.cli.compare.Figures;
import dev.bunting.cli.compare.FlawKind;
import dev.bunting.cli.compare.Result;
import dev.bunting.cli.compare.Work;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A comparison as lines of text, 90 columns wide.
 *
 * @param blocks whether what shows them has the characters that bars are made of
 */
record CompareTable(Result result, boolean blocks) {
  private static final int BAR_CELLS = 10;

  /** What is compared. */
  static String title(Work work, int rounds, long seed) {
    var what =
        switch (work) {
          case Work.Flags flags ->
              JobReport.count(flags.size(), "flag") + ", each " + FlagsServers.when(flags.delays());
          case Work.Listed listed -> JobReport.count(listed.size(), "download");
        };
    return what + "; " + JobReport.count(rounds, "round") + ", seed " + seed;
  }

  /** A row for each style and number of requests at once, and what the columns mean. */
  List<String> lines() {
    var figures = result.figures();
    var slowest = figures.stream().mapToDouble(f -> f.seconds().median()).max().orElse(1);
    var lines = new ArrayList<String>();
    lines.add(head());
    for (var each : figures) lines.add(row(each, slowest));
    lines.add("time: the median, then the fastest and the slowest run. threads: the most at once;");
    lines.add("v are virtual threads, p processes, whose CPU time and memory are added up.");
    ideals(figures).forEach(lines::add);
    return lines;
  }

  private static String head() {
    return line(
        "style",
        "at once",
        "",
        "time",
        "min..max",
        "speed-up",
        "files/s",
        "CPU",
        "memory",
        "threads");
  }

  private String row(Figures figures, double slowest) {
    var seconds = figures.seconds();
    return line(
        figures.contestant().name(),
        Integer.toString(figures.contestant().connections()),
        BarLine.bar(seconds.median() / slowest, BAR_CELLS, blocks),
        seconds(seconds.median()),
        Decimals.two(seconds.min()) + ".." + Decimals.two(seconds.max()),
        times(figures.speedUp()),
        Decimals.one(figures.filesPerSecond()),
        seconds(figures.cpuSeconds().median()),
        size(figures.memory()),
        threads(figures));
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%-10s %7s  %-10s %7s  %-13s %8s %8s %7s %7s  %s", cells)
        .stripTrailing();
  }

  private static String seconds(double seconds) {
    return Decimals.two(seconds) + " s";
  }

  private static String times(OptionalDouble factor) {
    return factor.isPresent() ? Decimals.one(factor.getAsDouble()) + "x" : "-";
  }

  private static String size(OptionalLong bytes) {
    return bytes.isPresent() ? Decimals.grouped(bytes.getAsLong() / 1_000_000) + " MB" : "-";
  }

  private static String threads(Figures figures) {
    var text = new StringBuilder().append(figures.threads());
    if (figures.virtualThreads() > 0)
      text.append(" +").append(figures.virtualThreads()).append('v');
    if (figures.processes() > 1) text.append(", ").append(figures.processes()).append('p');
    return text.toString();
  }

  /** A line for each number of requests at once, if the delays are known. */
  private static List<String> ideals(List<Figures> figures) {
    var lines = new LinkedHashSet<String>();
    for (var each : figures)
      each.idealSeconds()
          .ifPresent(ideal -> lines.add(ideal(each.contestant().connections(), ideal)));
    return List.copyOf(lines);
  }

  private static String ideal(int connections, double seconds) {
    return "The delays alone take "
        + seconds(seconds)
        + " with "
        + JobReport.count(connections, "request")
        + " at once.";
  }

  /** What was not right, in as few lines as {@code get} tells of failures. */
  static List<String> flaws(Result result) {
    return FlawKind.of(result).stream().map(CompareTable::flaw).toList();
  }

  private static String flaw(FlawKind kind) {
    var count = Decimals.grouped(kind.count());
    return " ".repeat(Math.max(0, 7 - count.length()))
        + count
        + "  "
        + kind.word()
        + "  by "
        + kind.contestant()
        + ", such as "
        + kind.url();
  }
}
