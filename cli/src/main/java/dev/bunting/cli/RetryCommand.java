package dev.bunting.cli;

import static dev.bunting.cli.Specs.option;

import dev.bunting.Bunting;
import dev.bunting.EnvironmentException;
import dev.bunting.Records;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Tries rows of earlier jobs again that failed. */
final class RetryCommand implements Callable<Integer> {
  private final DirectoryArgument directory = new DirectoryArgument();
  private final OptionSpec classes =
      option(
          "CLASS,...",
          "error (the default), timeout, connect, dns, tls, 4xx, 5xx,\n"
              + "not-found, or a reason such as http-503",
          "--class");
  private final JobArguments how = new JobArguments();
  private final ShownArguments shown = new ShownArguments();
  private final OnlookerArguments onlookers = new OnlookerArguments();
  private final List<String> words;
  private final Console console;

  /**
   * @param words the command line
   */
  RetryCommand(List<String> words, Console console) {
    this.words = words;
    this.console = console;
  }

  CommandSpec spec() {
    var spec = Specs.command(this, "retry", "Try again what failed in DIR.");
    spec.usageMessage().customSynopsis("bunting retry [options] DIR");
    directory.addTo(spec);
    spec.addOption(classes);
    how.addAllButNamesTo(spec);
    shown.addTo(spec);
    onlookers.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() throws InterruptedException {
    var where = directory.withLedger();
    var options = how.options(where, Records.Finished.FETCH, CommandWords.of(words));
    var wanted = wanted();
    var code =
        new JobRun(options, onlookers.onlookers(), shown, console)
            .run(listened -> Bunting.retry(wanted, listened));
    return code == ExitCode.OK || code == ExitCode.ROWS ? whole(where, code) : code;
  }

  /** Rows that never ended are not tried here: only their list knows them. */
  private int whole(Path where, int code) {
    try {
      var unfinished = Unfinished.in(where);
      unfinished.map(Unfinished::line).ifPresent(console::say);
      return unfinished.isPresent() ? ExitCode.ROWS : code;
    } catch (EnvironmentException e) {
      console.say(String.valueOf(e.getMessage()));
      return ExitCode.ENVIRONMENT;
    }
  }

  private List<String> wanted() {
    var text = Specs.value(classes).orElse("error");
    var wanted = Stream.of(text.split(",", -1)).map(String::strip).toList();
    try {
      Bunting.checkRetryClasses(wanted);
      return wanted;
    } catch (IllegalArgumentException e) {
      throw new UsageException("--class CLASS,...: " + e.getMessage());
    }
  }
}
