package dev.bunting.cli;

import static dev.bunting.cli.Specs.option;
import static dev.bunting.cli.Specs.repeatable;

import dev.bunting.cli.compare.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The styles side by side: its options. */
final class CompareCommand implements Callable<Integer> {
  private final OptionSpec styles =
      option("STYLE,...", "which styles (default: all five, sequential first)", "--styles");
  private final OptionSpec maxRequests =
      option(
          "N,...", "requests at once (10); several numbers make a curve", "-m", "--max-requests");
  private final OptionSpec delay =
      option(
          "SECONDS",
          "how late each flag comes: 0.1, or at random 0.02..0.08\n(the default)",
          "--delay");
  private final OptionSpec rounds = option("N", "how often each of them runs (3)", "--rounds");
  private final OptionSpec limit =
      option("N", "only the N first (100 flags; all of a list)", "-l", "--limit");
  private final OptionSpec seed =
      option("N", "makes delays and the order of runs repeatable", "--seed");
  private final OptionSpec reports =
      repeatable(
          "FILE",
          "write what was found: .html (default=compare.html), .json,\n"
              + ".svg or .png; may be repeated",
          "-o",
          "--report");
  private final ListArguments lists = new ListArguments();

  private final Console console;

  CompareCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    var spec =
        Specs.command(
            this,
            "compare",
            "Run the styles side by side on the same work, and show what they do.");
    spec.usageMessage()
        .customSynopsis(
            "bunting compare [options]", "       bunting compare [options] [-i FILE] [URL ...]")
        .footer(
            "", "Without URLs, the work is flags from a server of this run, each of them late.");
    List.of(styles, maxRequests, delay, rounds, limit, seed, reports).forEach(spec::addOption);
    lists.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    var from = Specs.number(seed, Long.MIN_VALUE).orElseGet(CompareCommand::anySeed);
    var times = CompareArguments.rounds(Specs.number(rounds, 1).orElse(3L));
    var files = files();
    var who = CompareArguments.styles(Specs.value(styles).orElse(CompareArguments.ALL_STYLES));
    var levels = CompareArguments.levels(Specs.value(maxRequests).orElse("10"));
    var badRows = new BadRows();
    var work = work(from, badRows);
    var contestants = CompareArguments.contestants(who, levels, work.size());
    return new CompareRun(work, contestants, times, from, files, console, badRows).run();
  }

  /** A small one, for people to type it again. */
  private static long anySeed() {
    return ThreadLocalRandom.current().nextLong(10_000);
  }

  private List<Path> files() {
    var given = Specs.values(reports);
    var names = given.isEmpty() ? List.of("compare.html") : given;
    return names.stream().map(CompareArguments::report).toList();
  }

  private Work work(long from, BadRows badRows) throws IOException {
    var first = Specs.number(limit, 1);
    if (!lists.areGiven()) {
      var delays = ServeArguments.delay(Specs.value(delay).orElse("0.02..0.08"));
      var codes = CountryCodes.available().stream().limit(first.orElse(100L)).toList();
      return new Work.Flags(codes, delays, from);
    }
    if (Specs.value(delay).isPresent())
      throw new UsageException("--delay SECONDS is for flags, not for URLs of yours");
    var downloads = CompareArguments.downloads(lists, first.orElse(Long.MAX_VALUE), badRows);
    if (downloads.isEmpty()) throw new UsageException("there is nothing to compare with: no row");
    return new Work.Listed(downloads);
  }
}
