package dev.bunting.cli;

import static dev.bunting.cli.Specs.option;

import dev.bunting.Bunting;
import dev.bunting.Records;
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
  private final Console console;

  RetryCommand(Console console) {
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
    var options = how.options(where, Records.Finished.FETCH, "bunting retry");
    var words = words();
    return new JobRun(options, onlookers.onlookers(), shown, console)
        .run(listened -> Bunting.retry(words, listened));
  }

  private List<String> words() {
    var text = Specs.value(classes).orElse("error");
    var words = Stream.of(text.split(",", -1)).map(String::strip).toList();
    try {
      Bunting.checkRetryClasses(words);
      return words;
    } catch (IllegalArgumentException e) {
      throw new UsageException("--class CLASS,...: " + e.getMessage());
    }
  }
}
