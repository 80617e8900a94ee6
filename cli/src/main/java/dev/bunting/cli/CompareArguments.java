package dev.bunting.cli;

import dev.bunting.Download;
import dev.bunting.Outcome;
import dev.bunting.Row;
import dev.bunting.Style;
import dev.bunting.cli.compare.Contestant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** The values of the options of {@code compare}; what is wrong is a {@link UsageException}. */
final class CompareArguments {
  /** In the order in which they are best explained. */
  static final String ALL_STYLES = "sequential,threads,virtual,async,processes";

  private static final int MOST_ROUNDS = 1_000;
  private static final List<String> REPORTS = List.of(".html", ".json", ".svg", ".png");

  private CompareArguments() {}

  /** {@code threads,async}: each once, in the order given. */
  static List<Style> styles(String text) {
    var styles = new LinkedHashSet<Style>();
    for (var word : text.split(",", -1))
      styles.add(Choice.lower("--styles STYLE,...", word.strip(), Style.values()));
    return List.copyOf(styles);
  }

  /** {@code 5,20,100}: each once, from the least. */
  static List<Long> levels(String text) {
    var levels = new TreeSet<Long>();
    for (var number : text.split(",", -1)) levels.add(level(number.strip(), text));
    return List.copyOf(levels);
  }

  private static long level(String number, String text) {
    try {
      long level = Long.parseLong(number);
      if (level >= 1) return level;
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException("--max-requests N,... must be like 20 or 5,20,100, not " + text);
  }

  static int rounds(long number) {
    if (number <= MOST_ROUNDS) return (int) number;
    throw new UsageException("--rounds N must be <= " + MOST_ROUNDS);
  }

  /** Each style with each number of requests at once that it can have and that the work needs. */
  static List<Contestant> contestants(List<Style> styles, List<Long> levels, int rows) {
    var contestants = new LinkedHashSet<Contestant>();
    for (var style : styles)
      for (var level : levels)
        contestants.add(
            new Contestant(style, Connections.of(style).forCodes(rows, Optional.of(level))));
    return List.copyOf(contestants);
  }

  /** A file whose extension stands for something that can be written. */
  static Path report(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (REPORTS.stream().noneMatch(lower::endsWith))
      throw new UsageException("a report's name ends in .html, .json, .svg or .png: " + text);
    return JobArguments.path("--report FILE", text);
  }

  /** The downloads of the lists; rows that cannot be tried are left out and told of. */
  static List<Download> downloads(ListArguments lists, long first, BadRows badRows)
      throws IOException {
    var checksum = lists.checksum();
    var downloads = new ArrayList<Download>();
    try (var rows = lists.rows()) {
      for (var each = rows.iterator(); downloads.size() < first && each.hasNext(); ) {
        switch (each.next()) {
          case Row.Wanted(var download, var _) ->
              downloads.add(checksum.map(download::withChecksum).orElse(download));
          case Row.Bad bad -> badRows.count(rejected(bad));
        }
      }
      return downloads;
    } catch (UncheckedIOException e) {
      throw new UsageException(JobRun.message(e));
    }
  }

  private static Outcome.Rejected rejected(Row.Bad bad) {
    return new Outcome.Rejected(0, bad.url(), bad.reason(), bad.where() + ": " + bad.detail());
  }
}
