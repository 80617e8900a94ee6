package dev.bunting.cli;

import static dev.bunting.cli.Specs.option;

import dev.bunting.Bunting;
import dev.bunting.EnvironmentException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes what became of each row of a destination's jobs. */
final class ReportCommand implements Callable<Integer> {
  private final DirectoryArgument directory = new DirectoryArgument();
  private final OptionSpec output =
      option("FILE", "where to: .jsonl, .csv, .html, .har, .svg or .png", "-o", "--output");
  private final Console console;

  ReportCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    var spec = Specs.command(this, "report", "Write what became of each row of the job in DIR.");
    spec.usageMessage().customSynopsis("bunting report [-h] DIR -o FILE");
    directory.addTo(spec);
    return spec.addOption(output);
  }

  @Override
  public Integer call() {
    var where = directory.withLedger();
    var file =
        Specs.value(output)
            .map(JobArguments::report)
            .orElseThrow(() -> new UsageException("--output FILE is needed"));
    try {
      var rows = Bunting.report(where, file);
      console.out().println(JobReport.count(rows, "row") + " written to " + file);
      return ExitCode.OK;
    } catch (EnvironmentException e) {
      console.say(String.valueOf(e.getMessage()));
      return ExitCode.ENVIRONMENT;
    }
  }
}
