package dev.bunting.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Commands and options for picocli, built by hand: read from annotations they would cost a cold
 * process 50 ms of reflection and generated proxies, a quarter of a run of {@code flags}.
 */
final class Specs {
  private Specs() {}

  /** A command that picocli calls and whose result is the exit code. */
  static CommandSpec command(Callable<Integer> command, String name, String description) {
    var spec = CommandSpec.wrapWithoutInspection(command).name(name).addOption(help());
    spec.usageMessage().synopsisHeading("usage: ").description(description).sortOptions(false);
    return spec;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("show this help message and exit")
        .build();
  }

  /** An option that is there or not. */
  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names).type(boolean.class).description(description).build();
  }

  /** An option with a value. */
  static OptionSpec option(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .type(String.class)
        .paramLabel(label)
        .description(description.split("\n", -1))
        .build();
  }

  /** An option with a value that may be given several times. */
  static OptionSpec repeatable(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description.split("\n", -1))
        .build();
  }

  /** Whether the flag was given. */
  static boolean isGiven(OptionSpec flag) {
    return Boolean.TRUE.equals(flag.<@Nullable Boolean>getValue());
  }

  /** The value, if one was given. */
  static Optional<String> value(OptionSpec option) {
    return Optional.ofNullable(option.<@Nullable String>getValue());
  }

  /** All values that were given, in their order. */
  static List<String> values(OptionSpec option) {
    var given = option.<@Nullable List<String>>getValue();
    return given == null ? List.of() : given;
  }

  /**
   * The number, if one was given.
   *
   * @throws UsageException if it is not a whole number, or below the least
   */
  static Optional<Long> number(OptionSpec option, long least) {
    return value(option).map(text -> number(option, text, least));
  }

  private static long number(OptionSpec option, String text, long least) {
    try {
      long number = Long.parseLong(text);
      if (number >= least) return number;
    } catch (NumberFormatException _) {
      throw new UsageException(title(option) + " must be a whole number: " + text);
    }
    throw new UsageException(title(option) + " must be >= " + least);
  }

  /** How complaints call an option: {@code --limit N}. */
  static String title(OptionSpec option) {
    var names = option.names();
    return names[Math.min(1, names.length - 1)] + " " + option.paramLabel();
  }
}
