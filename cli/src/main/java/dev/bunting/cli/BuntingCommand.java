package dev.bunting.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bunting} itself: without a command there is nothing to do. */
@Command(
    name = "bunting",
    description = "Downloads many files at once and says exactly what became of each.",
    versionProvider = Version.class,
    synopsisHeading = "usage: ",
    customSynopsis = {"bunting [-hV] COMMAND ...", "       bunting COMMAND --help"},
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Exit codes: 0 all is well, 1 some row is not ok, 2 wrong usage,",
      "3 the environment forbids it, 130 interrupted, 143 terminated."
    })
final class BuntingCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  boolean version;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a COMMAND is needed");
  }
}
