package dev.bunting.cli;

import dev.bunting.Style;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The seed's program: its options and usage errors, in the seed's words and order. */
@Command(
    name = "flags",
    description = "Download flags for country codes. Default: top 20 countries by population.%n",
    synopsisHeading = "usage: ",
    customSynopsis = {
      "bunting flags [-h] [-a] [-e] [-l N] [-m CONCURRENT] [-s LABEL] [-v]",
      "                     [--style STYLE] [-d DIR] [--seed N] [CC ...]"
    },
    sortOptions = false)
final class FlagsCommand implements Callable<Integer> {
  private static final long BY_STYLE = Long.MAX_VALUE;

  private final Console console;
  private final Ports ports;

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "CC",
      arity = "0..*",
      description = "country code or 1st letter (eg. B for BA...BZ)")
  List<String> words = List.of();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help message and exit")
  boolean help;

  @Option(
      names = {"-a", "--all"},
      description = "get all available flags (AD to ZW)")
  boolean all;

  @Option(
      names = {"-e", "--every"},
      description = "get flags for every possible code (AA...ZZ)")
  boolean every;

  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      description = "limit to N first codes")
  long limit = Long.MAX_VALUE;

  @Option(
      names = {"-m", "--max_req", "--max-req"},
      paramLabel = "CONCURRENT",
      description = "maximum concurrent requests (default=that of the style)")
  long maxRequests = BY_STYLE;

  @Option(
      names = {"-s", "--server"},
      paramLabel = "LABEL",
      description = "server to hit; one of DELAY, ERROR, LOCAL, REMOTE (default=LOCAL)")
  String label = Site.LOCAL.name();

  @Option(
      names = {"-v", "--verbose"},
      description = "output detailed progress info")
  boolean verbose;

  @Option(
      names = "--style",
      paramLabel = "STYLE",
      description = {
        "who waits, with how many requests at once by default and at most:",
        "sequential (1, 1), threads (30, 1000; the default style),",
        "virtual (30, 10000), async (5, 1000)"
      })
  String style = "threads";

  @Option(
      names = {"-d", "--dir"},
      paramLabel = "DIR",
      description = "where the flags go (default=downloads)")
  String directory = "downloads";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "make the delays and errors of a server started for this run repeatable")
  Optional<Long> seed = Optional.empty();

  FlagsCommand(Console console, Ports ports) {
    this.console = console;
    this.ports = ports;
  }

  @Override
  public Integer call() throws InterruptedException {
    var request = checked();
    return new FlagsRun(request, progress(request.codes().size()), console).run();
  }

  private FlagsRequest checked() {
    try {
      return request();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private FlagsRequest request() {
    check(maxRequests >= 1, "--max_req CONCURRENT must be >= 1");
    check(limit >= 1, "--limit N must be >= 1");
    var site = Choice.upper("--server LABEL", label, Site.values());
    var who = Choice.lower("--style STYLE", style, Style.values());
    var codes = codes().stream().limit(limit).toList();
    return new FlagsRequest(
        site, site.base(ports), codes, who, connections(who, codes.size()), path());
  }

  private static void check(boolean right, String message) {
    if (!right) throw new IllegalArgumentException(message);
  }

  private Collection<String> codes() {
    if (every) return CountryCodes.every();
    if (all) return CountryCodes.available();
    return words.isEmpty() ? CountryCodes.mostPopulous() : CountryCodes.of(words);
  }

  private int connections(Style style, int codes) {
    var connections = Connections.of(style);
    long asked = maxRequests == BY_STYLE ? connections.normal() : maxRequests;
    return (int) Math.min(Math.min(asked, connections.max()), codes);
  }

  private Path path() {
    try {
      return Path.of(directory);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("--dir DIR is not a path: " + e.getMessage(), e);
    }
  }

  private Progress progress(int total) {
    if (verbose) return new VerboseLines(console.out());
    if (console.columns().isEmpty()) return Progress.NONE;
    var line = BarLine.of(total, console.columns().getAsInt(), console.err().charset());
    return new ProgressBar(console.err(), line, System::nanoTime);
  }
}
