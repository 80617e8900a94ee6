package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
  private static final Path ROOT = Path.of(System.getProperty("bunting.root"));

  private final CommandRun run = new CommandRun();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "flags --help",
        "flags -h",
        "get --help",
        "compare --help",
        "status -h",
        "retry --help",
        "report -h",
        "serve --help",
        "completion -h"
      })
  void printsHelpToStandardOutput(String commandLine) {
    assertThat(run.command(Ports.DEFAULT, commandLine.split(" "))).isZero();
    assertThat(run.out()).startsWith("usage: bunting").contains("-h, --help");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void helpFitsATerminal() {
    for (var command : commands().toList()) {
      run.command(Ports.DEFAULT, command, "--help");
      assertThat(run.out().lines()).isNotEmpty().allMatch(line -> line.length() <= 90);
    }
  }

  @Test
  void printsTheVersionOfTheBuild() {
    assertThat(run.command(Ports.DEFAULT, "--version")).isZero();
    assertThat(run.out()).matches("bunting \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theManPageHasEveryCommand(String command) throws Exception {
    var page = Files.readString(ROOT.resolve("docs/man/bunting.1"));
    assertThat(page).contains(".SS bunting " + command + "\n", ".B bunting " + command + "\n");
  }

  @ParameterizedTest
  @MethodSource("options")
  void theManPageHasEveryOption(String option) throws Exception {
    var page = Files.readString(ROOT.resolve("docs/man/bunting.1"));
    assertThat(page.replace("\\-", "-")).contains(option);
  }

  @ParameterizedTest
  @MethodSource("options")
  void theCompletionScriptHasEveryOption(String option) {
    run.command(Ports.DEFAULT, "completion");
    assertThat(run.out()).contains(option);
  }

  static Stream<String> commands() {
    return Commands.commandLine(Console.system(), Ports.DEFAULT, "")
        .getSubcommands()
        .keySet()
        .stream();
  }

  static Stream<String> options() {
    var root = Commands.commandLine(Console.system(), Ports.DEFAULT, "");
    return Stream.concat(Stream.of(root), root.getSubcommands().values().stream())
        .map(CommandLine::getCommandSpec)
        .flatMap(spec -> spec.options().stream())
        .map(OptionSpec::longestName)
        .distinct();
  }
}
