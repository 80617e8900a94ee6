package dev.bunting.cli;

import static dev.bunting.cli.Specs.flag;
import static dev.bunting.cli.Specs.option;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a job shows while it runs. */
final class ShownArguments {
  private enum Mode {
    AUTO,
    BAR,
    PLAIN,
    JSON,
    NONE
  }

  private final OptionSpec verbose = flag("a line for each row", "-v", "--verbose");
  private final OptionSpec quiet = flag("nothing but errors", "-q", "--quiet");
  private final OptionSpec progress =
      option("MODE", "auto (a bar on a terminal), bar, plain, json or none", "--progress");

  void addTo(CommandSpec spec) {
    List.of(verbose, quiet, progress).forEach(spec::addOption);
  }

  boolean verbose() {
    return Specs.isGiven(verbose);
  }

  boolean quiet() {
    return Specs.isGiven(quiet);
  }

  /** How progress is shown on this console. */
  JobProgress.Look look(Console console) {
    var mode =
        Choice.lower(Specs.title(progress), Specs.value(progress).orElse("auto"), Mode.values());
    return switch (mode) {
      case AUTO -> automatic(console);
      case BAR -> JobProgress.Look.bar(console);
      case PLAIN -> JobProgress.Look.PLAIN;
      case JSON -> JobProgress.Look.JSON;
      case NONE -> JobProgress.Look.NONE;
    };
  }

  /** A bar only where there is somebody to see it, and nothing that it would run into. */
  private JobProgress.Look automatic(Console console) {
    var seen = console.columns().isPresent() && !verbose() && !quiet();
    return seen ? JobProgress.Look.bar(console) : JobProgress.Look.NONE;
  }
}
