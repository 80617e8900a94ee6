package dev.bunting.cli;

import static dev.bunting.cli.Specs.flag;
import static dev.bunting.cli.Specs.option;
import static dev.bunting.cli.Specs.repeatable;

import dev.bunting.Http;
import dev.bunting.Limits;
import dev.bunting.NameTemplate;
import dev.bunting.Options;
import dev.bunting.Politeness;
import dev.bunting.Records;
import dev.bunting.Style;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** How a job runs: the options that {@code get} and {@code retry} share. */
final class JobArguments {
  private final OptionSpec name =
      option(
          "TEMPLATE",
          "names of files: {name} {host} {path} {index} {ext} {1}...\n(default={name})",
          "-o",
          "--name");
  private final OptionSpec maxRequests =
      option(
          "N",
          "requests at once (default=64; processes: one for each core)",
          "-m",
          "--max-requests");
  private final OptionSpec perHost = option("N", "requests at once to one host (16)", "--per-host");
  private final OptionSpec rate =
      repeatable("N[/host]/s", "requests that may begin in a second, such as 5/host/s", "--rate");
  private final OptionSpec robots =
      flag("fetch only what each site's robots.txt allows", "--robots");
  private final OptionSpec bandwidth = option("BYTES/s", "all downloads together", "--bandwidth");
  private final OptionSpec style =
      option(
          "STYLE",
          "who waits: virtual (default), threads, async, sequential,\nprocesses",
          "--style");
  private final OptionSpec retries = option("N", "tries after the first (5)", "--retries");
  private final OptionSpec retryDelay =
      option("S", "before the first of them, then doubled and jittered (1)", "--retry-delay");
  private final OptionSpec connectTimeout = option("S", "for connecting (10)", "--connect-timeout");
  private final OptionSpec idleTimeout =
      option("S", "how long nothing may come (30)", "--idle-timeout");
  private final OptionSpec timeout = option("S", "for one file as a whole", "--timeout");
  private final OptionSpec deadline = option("S", "for the whole job", "--deadline");
  private final OptionSpec maxFileSize =
      option("BYTES", "larger files are not fetched", "--max-file-size");
  private final OptionSpec acceptType =
      option("PATTERN", "files of other types are not, such as image/*", "--accept-type");
  private final OptionSpec segments =
      option("N", "fetch a large file in up to N parts at once (1)", "--segments");
  private final OptionSpec failFast = flag("give up after the first row that fails", "--fail-fast");
  private final OptionSpec stopAfter =
      option("N", "give up after N rows that fail", "--stop-after-errors");
  private final OptionSpec reports =
      repeatable(
          "FILE",
          "write what became of each row: .jsonl, .csv, .har; .html is a\n"
              + "page with charts, .svg and .png the charts; may be repeated",
          "--report");

  private final HttpArguments http = new HttpArguments(System.getenv());

  /** All of them. */
  void addTo(CommandSpec spec) {
    spec.addOption(name);
    addAllButNamesTo(spec);
  }

  /** For rows that have their names already. */
  void addAllButNamesTo(CommandSpec spec) {
    List.of(maxRequests, perHost, rate, robots, bandwidth, style, retries, retryDelay)
        .forEach(spec::addOption);
    List.of(connectTimeout, idleTimeout, timeout, deadline, maxFileSize, acceptType, segments)
        .forEach(spec::addOption);
    List.of(failFast, stopAfter, reports).forEach(spec::addOption);
    http.addTo(spec);
  }

  /** The options as they were given, for a destination. */
  Options options(Path directory, Records.Finished finished, String command) {
    var who =
        Choice.lower(Specs.title(style), Specs.value(style).orElse("virtual"), Style.values());
    var options =
        Options.defaults()
            .withDirectory(directory)
            .withStyle(who)
            .withMaxRequests(maxRequests(who))
            .withNames(names())
            .withLimits(limits());
    options = asking(options, http.http());
    options = options.withPoliteness(politeness(options.politeness()));
    return timeouts(options).withRecords(records(finished, command));
  }

  private static Options asking(Options options, Http http) {
    try {
      return options.withHttp(http);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--http 2: " + e.getMessage());
    }
  }

  private int maxRequests(Style who) {
    int most = who == Style.PROCESSES ? Runtime.getRuntime().availableProcessors() : 64;
    return Specs.number(maxRequests, 1).map(JobArguments::atMostAnInt).orElse(most);
  }

  private static int atMostAnInt(long number) {
    return (int) Math.min(number, Integer.MAX_VALUE);
  }

  private NameTemplate names() {
    try {
      return Specs.value(name).map(NameTemplate::new).orElse(NameTemplate.DEFAULT);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--name TEMPLATE: " + e.getMessage());
    }
  }

  private Politeness politeness(Politeness defaults) {
    var politeness =
        Specs.number(perHost, 1)
            .map(JobArguments::atMostAnInt)
            .map(defaults::withPerHost)
            .orElse(defaults);
    for (var text : Specs.values(rate)) politeness = Rate.parse(text).in(politeness);
    int more = Specs.number(retries, 0).map(JobArguments::atMostAnInt).orElse(politeness.retries());
    var first =
        Specs.value(retryDelay)
            .map(text -> Quantities.seconds(Specs.title(retryDelay), text, true))
            .orElse(politeness.retryDelay());
    return politeness.withRetries(more, first).withRobots(Specs.isGiven(robots));
  }

  private Options timeouts(Options defaults) {
    var options = defaults;
    for (var text : given(connectTimeout))
      options =
          options.withConnectTimeout(Quantities.seconds(Specs.title(connectTimeout), text, false));
    for (var text : given(idleTimeout))
      options = options.withIdleTimeout(Quantities.seconds(Specs.title(idleTimeout), text, false));
    for (var text : given(timeout))
      options = options.withTimeout(Quantities.seconds(Specs.title(timeout), text, false));
    return options;
  }

  private Limits limits() {
    var limits = Limits.NONE;
    for (var text : given(bandwidth)) limits = limits.withBytesPerSecond(bandwidth(text));
    for (var text : given(deadline))
      limits = limits.withDeadline(Quantities.seconds(Specs.title(deadline), text, false));
    for (var text : given(maxFileSize))
      limits = limits.withMaxFileSize(Quantities.bytes(Specs.title(maxFileSize), text, 0));
    for (var text : given(acceptType)) limits = limits.withAcceptType(text);
    for (long number : Specs.number(segments, 1).stream().toList())
      limits = limits.withSegments(segments(number));
    for (long number : Specs.number(stopAfter, 1).stream().toList())
      limits = limits.withErrors(number);
    return Specs.isGiven(failFast) ? limits.withErrors(1) : limits;
  }

  private static List<String> given(OptionSpec option) {
    return Specs.value(option).stream().toList();
  }

  private long bandwidth(String text) {
    var bytes = text.endsWith("/s") ? text.substring(0, text.length() - 2) : text;
    return Quantities.bytes(Specs.title(bandwidth), bytes, 1);
  }

  private static int segments(long number) {
    if (number <= 64) return (int) number;
    throw new UsageException("--segments N must be <= 64");
  }

  private Records records(Records.Finished finished, String command) {
    var files = Specs.values(reports).stream().map(JobArguments::report).toList();
    return Records.defaults().withFinished(finished).withReports(files).withCommand(command);
  }

  /** A path whose extension stands for a report's format. */
  static Path report(String text) {
    var path = path("--report FILE", text);
    try {
      return Records.defaults().withReports(List.of(path)).reports().getFirst();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** A path. */
  static Path path(String option, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException(option + " is not a path: " + e.getMessage());
    }
  }
}
