package dev.bunting.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and what is the same for them: how help looks and usage errors. */
final class Commands {
  private static final int HELP_COLUMNS = 90;

  private Commands() {}

  /** Runs the command that the arguments name; the exit code. */
  static int run(Console console, Ports ports, String... args) {
    return commandLine(console, ports).execute(args);
  }

  /** The commands as picocli sees them. */
  static CommandLine commandLine(Console console, Ports ports) {
    return new CommandLine(new BuntingCommand())
        .addSubcommand(new FlagsCommand(console, ports))
        .addSubcommand(new CompletionCommand(console))
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setUsageHelpWidth(HELP_COLUMNS)
        .setUsageHelpLongOptionsMaxWidth(28)
        .setParameterExceptionHandler((e, args) -> usageError(console, e));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  /** Complaints go to standard error: what a script reads from standard output is results only. */
  private static int usageError(Console console, ParameterException e) {
    console.err().println("*** Usage error: " + e.getMessage() + didYouMean(e));
    console.err().print(synopsis(e.getCommandLine()));
    return ExitCode.USAGE;
  }

  private static String didYouMean(ParameterException e) {
    var suggestions =
        e instanceof UnmatchedArgumentException u ? u.getSuggestions() : List.<String>of();
    return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
  }

  private static String synopsis(CommandLine command) {
    var help = command.getHelp();
    var heading = help.synopsisHeading();
    return heading + help.synopsis(heading.length());
  }
}
