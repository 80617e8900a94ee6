package dev.bunting.cli;

import static dev.bunting.cli.Specs.option;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Who looks on while a job runs: the options that {@code get} and {@code retry} share. */
final class OnlookerArguments {
  private static final int MOST = 65_535;
  private static final String ATTACHED = "--ui=";

  private final OptionSpec trace =
      option("FILE", "write a trace for ui.perfetto.dev or chrome://tracing", "--trace");
  private final OptionSpec ui = port();

  /** Its value may be left out: what follows is then another argument, such as a URL. */
  private static OptionSpec port() {
    return OptionSpec.builder("--ui")
        .type(String.class)
        .paramLabel("PORT")
        .arity("0..1")
        .parameterConsumer((words, option, _) ->
            option.setValue(!words.isEmpty() && isNumber(words.peek()) ? words.pop() : "0"))
        .description("show the job on a page that only this machine can open")
        .build();
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  void addTo(CommandSpec spec) {
    List.of(trace, ui).forEach(spec::addOption);
  }

  /** Those that were asked for. */
  Onlookers onlookers() {
    checkAttachedPort();
    var file = Specs.value(trace).map(text -> JobArguments.path("--trace FILE", text));
    return new Onlookers(file, Specs.number(ui, 0).map(this::port));
  }

  /**
   * After a blank, another word is another argument; after {@code =}, it can only be meant as a
   * port.
   */
  private void checkAttachedPort() {
    for (var word : ui.command().commandLine().getParseResult().originalArgs())
      if (word.startsWith(ATTACHED) && !isNumber(word.substring(ATTACHED.length())))
        throw new UsageException(
            "--ui PORT must be a number, not " + word.substring(ATTACHED.length()));
  }

  private int port(long number) {
    if (number <= MOST) return (int) number;
    throw new UsageException("--ui PORT must be <= " + MOST);
  }
}
