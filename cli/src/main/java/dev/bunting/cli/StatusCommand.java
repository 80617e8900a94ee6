package dev.bunting.cli;

import dev.bunting.Bunting;
import dev.bunting.EnvironmentException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** Tells how the rows of a destination's jobs stand. */
final class StatusCommand implements Callable<Integer> {
  private final DirectoryArgument directory = new DirectoryArgument();
  private final Console console;

  StatusCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    var spec = Specs.command(this, "status", "Tell how the job in DIR stands, also while it runs.");
    spec.usageMessage().customSynopsis("bunting status [-h] DIR");
    directory.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() {
    var where = directory.withLedger();
    try {
      var report = new JobReport(Bunting.status(where), where);
      console.out().println(report.counts());
      report.failures().forEach(console.out()::println);
      var unfinished = Unfinished.in(where);
      unfinished.map(Unfinished::line).ifPresent(console.out()::println);
      return unfinished.isEmpty() && report.isWhole() ? report.exitCode() : ExitCode.ROWS;
    } catch (EnvironmentException e) {
      console.say(String.valueOf(e.getMessage()));
      return ExitCode.ENVIRONMENT;
    }
  }
}
