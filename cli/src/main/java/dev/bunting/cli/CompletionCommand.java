package dev.bunting.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what bash and zsh need to complete commands and options. */
final class CompletionCommand implements Callable<Integer> {
  private final CommandSpec spec;
  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
    spec = Specs.command(this, "completion", "Print a completion script for bash and zsh.");
    spec.usageMessage()
        .customSynopsis("bunting completion [-h]")
        .footer("", "To have it in this shell: source <(bunting completion)");
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    console.out().print(AutoComplete.bash("bunting", spec.root().commandLine()));
    return ExitCode.OK;
  }
}
