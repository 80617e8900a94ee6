package dev.bunting.cli;

import static dev.bunting.cli.Specs.flag;
import static dev.bunting.cli.Specs.option;

import dev.bunting.Style;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The seed's program: its options and usage errors, in the seed's words and order. */
final class FlagsCommand implements Callable<Integer> {
  private final PositionalParamSpec words =
      PositionalParamSpec.builder()
          .paramLabel("CC")
          .arity("0..*")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description("country code or 1st letter (eg. B for BA...BZ)")
          .build();
  private final OptionSpec all = flag("get all available flags (AD to ZW)", "-a", "--all");
  private final OptionSpec every =
      flag("get flags for every possible code (AA...ZZ)", "-e", "--every");
  private final OptionSpec limit = option("N", "limit to N first codes", "-l", "--limit");
  private final OptionSpec maxRequests =
      option("CONCURRENT", "maximum concurrent requests", "-m", "--max_req", "--max-req");
  private final OptionSpec server =
      option(
          "LABEL",
          "server to hit; one of DELAY, ERROR, LOCAL, REMOTE (default=LOCAL)",
          "-s",
          "--server");
  private final OptionSpec verbose = flag("output detailed progress info", "-v", "--verbose");
  private final OptionSpec style =
      option(
          "STYLE",
          """
          who waits; and CONCURRENT by default and at most:
          sequential (1, 1), threads (30, 1000; the default style),
          virtual (30, 10000), async (5, 1000),
          processes (one per core, 64)\
          """,
          "--style");
  private final OptionSpec directory =
      option("DIR", "where the flags go (default=downloads)", "-d", "--dir");
  private final OptionSpec seed =
      option("N", "makes delays and errors repeatable,\nif this run starts the server", "--seed");

  private final Console console;
  private final Ports ports;

  FlagsCommand(Console console, Ports ports) {
    this.console = console;
    this.ports = ports;
  }

  CommandSpec spec() {
    var spec =
        Specs.command(
            this,
            "flags",
            "Download flags for country codes. Default: top 20 countries by population.");
    spec.usageMessage()
        .customSynopsis(
            "bunting flags [-h] [-a] [-e] [-l N] [-m CONCURRENT] [-s LABEL] [-v]",
            "                     [--style STYLE] [-d DIR] [--seed N] [CC ...]");
    List.of(all, every, limit, maxRequests, server, verbose, style, directory, seed)
        .forEach(spec::addOption);
    return spec.addPositional(words);
  }

  @Override
  public Integer call() throws InterruptedException {
    var random = Specs.number(seed, Long.MIN_VALUE);
    var request = request();
    try (var embedded = EmbeddedServer.forRun(request.site(), ports, random, console)) {
      if (request.style() == Style.VIRTUAL || embedded.server().isPresent()) QuickExit.prepare();
      return new FlagsRun(request, progress(request.codes()), console).run();
    }
  }

  private FlagsRequest request() {
    var most = Specs.number(maxRequests, 1);
    long first = Specs.number(limit, 1).orElse(Long.MAX_VALUE);
    var site =
        Choice.upper(Specs.title(server), Specs.value(server).orElse("local"), Site.values());
    var who =
        Choice.lower(Specs.title(style), Specs.value(style).orElse("threads"), Style.values());
    var codes = codes().stream().limit(first).toList();
    int connections = Connections.of(who).forCodes(codes.size(), most);
    return new FlagsRequest(site, site.base(ports), codes, who, connections, path());
  }

  private Collection<String> codes() {
    if (Specs.isGiven(every)) return CountryCodes.every();
    if (Specs.isGiven(all)) return CountryCodes.available();
    var given = words.<@Nullable List<String>>getValue();
    return given == null ? CountryCodes.mostPopulous() : CountryCodes.of(given);
  }

  private Path path() {
    try {
      return Path.of(Specs.value(directory).orElse("downloads"));
    } catch (InvalidPathException e) {
      throw new UsageException("--dir DIR is not a path: " + e.getMessage());
    }
  }

  private Progress progress(List<String> codes) {
    if (Specs.isGiven(verbose)) return new VerboseLines(console.out(), codes);
    if (console.columns().isEmpty()) return Progress.NONE;
    var line = BarLine.of(codes.size(), console.columns().getAsInt(), console.err().charset());
    return new ProgressBar(console.err(), line, System::nanoTime);
  }
}
