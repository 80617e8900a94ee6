package dev.bunting.cli;

import static dev.bunting.cli.Specs.flag;
import static dev.bunting.cli.Specs.option;

import dev.bunting.Bunting;
import dev.bunting.Checksum;
import dev.bunting.EnvironmentException;
import dev.bunting.Options;
import dev.bunting.Records;
import dev.bunting.Row;
import dev.bunting.Rows;
import dev.bunting.Summary;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The bulk download: lists of URLs onto disk. */
final class GetCommand implements Callable<Integer> {
  private final ListArguments lists = new ListArguments();
  private final OptionSpec directory =
      option("DIR", "where files go (default=downloads)", "-d", "--dir");
  private final JobArguments how = new JobArguments();
  private final OptionSpec ifChanged =
      flag("ask for finished files again, and fetch what has changed", "--if-changed");
  private final OptionSpec force = flag("fetch finished files again", "--force");
  private final OptionSpec dryRun = flag("only tell what would be fetched as what", "--dry-run");
  private final ShownArguments shown = new ShownArguments();
  private final OnlookerArguments onlookers = new OnlookerArguments();

  private final List<String> words;
  private final Console console;

  /**
   * @param words the command line
   */
  GetCommand(List<String> words, Console console) {
    this.words = words;
    this.console = console;
  }

  CommandSpec spec() {
    var spec = Specs.command(this, "get", "Download what URLs and lists of them name.");
    spec.usageMessage()
        .customSynopsis("bunting get [options] [URL ...]", "       bunting get [options] -i FILE");
    lists.addTo(spec);
    spec.addOption(directory);
    how.addTo(spec);
    List.of(ifChanged, force, dryRun).forEach(spec::addOption);
    shown.addTo(spec);
    onlookers.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    var options = options();
    var checksum = lists.checksum();
    try (var rows = lists.rows()) {
      if (Specs.isGiven(dryRun)) return DryRun.print(rows, options, console);
      Iterable<? extends Row> all = checksum.isPresent() ? checked(rows, checksum.get()) : rows;
      var run = new JobRun(options, onlookers.onlookers(), shown, console);
      var code = run.run(() -> finished(rows, options), listened -> Bunting.run(all, listened));
      rows.warnings().forEach(console::say);
      return code;
    }
  }

  /** A line for each row means that each has to be gone through. */
  private Optional<Summary> finished(Rows rows, Options options)
      throws EnvironmentException, InterruptedException {
    return shown.verbose() ? Optional.empty() : Bunting.finished(rows, options);
  }

  private Options options() {
    var where = JobArguments.path("--dir DIR", Specs.value(directory).orElse("downloads"));
    return how.options(where, finished(), CommandWords.of(words));
  }

  private Records.Finished finished() {
    if (Specs.isGiven(force) && Specs.isGiven(ifChanged))
      throw new UsageException("either --force or --if-changed");
    if (Specs.isGiven(force)) return Records.Finished.FETCH;
    return Specs.isGiven(ifChanged) ? Records.Finished.FETCH_IF_CHANGED : Records.Finished.KEEP;
  }

  private static Iterable<Row> checked(Rows rows, Checksum checksum) {
    return () ->
        StreamSupport.stream(rows.spliterator(), false)
            .map(row -> checked(row, checksum))
            .iterator();
  }

  private static Row checked(Row row, Checksum checksum) {
    return row instanceof Row.Wanted(var download, var captures)
        ? new Row.Wanted(download.withChecksum(checksum), captures)
        : row;
  }
}
