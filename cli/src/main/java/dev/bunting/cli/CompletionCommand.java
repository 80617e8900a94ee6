package dev.bunting.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what bash and zsh need to complete commands and options. */
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    synopsisHeading = "usage: ",
    customSynopsis = "bunting completion [-h]",
    footer = {"", "To have it in this shell:  source <(bunting completion)"})
final class CompletionCommand implements Runnable {
  private final Console console;

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    console.out().print(AutoComplete.bash("bunting", spec.root().commandLine()));
    console.out().flush();
  }
}
