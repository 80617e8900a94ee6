package dev.bunting.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and what is the same for them: how help looks, and usage errors. */
final class Commands {
  private static final int HELP_COLUMNS = 90;

  /** In the order of the help; completion is about all of them. */
  private static final List<String> NAMES =
      List.of("flags", "get", "compare", "status", "retry", "report", "serve", "completion");

  private Commands() {}

  /**
   * The commands as picocli sees them.
   *
   * @param args the command line: if its first word is a command, that one will do, and a cold
   *     process need not make the others
   */
  static CommandLine commandLine(Console console, Ports ports, String... args) {
    var wanted = args.length == 0 ? "" : args[0];
    var words = List.of(args);
    var commands = new CommandLine(bunting());
    for (var name :
        NAMES.indexOf(wanted) >= 0 && !wanted.equals("completion") ? List.of(wanted) : NAMES)
      commands.addSubcommand(new CommandLine(command(name, words, console, ports)));
    return commands
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setUsageHelpWidth(HELP_COLUMNS)
        .setOverwrittenOptionsAllowed(true)
        .setParameterExceptionHandler(
            (e, _) -> usageError(console, e.getCommandLine(), e.getMessage() + didYouMean(e)))
        .setExecutionExceptionHandler((e, command, parsed) -> failure(console, command, e));
  }

  private static CommandSpec command(
      String name, List<String> words, Console console, Ports ports) {
    return switch (name) {
      case "flags" -> new FlagsCommand(console, ports).spec();
      case "get" -> new GetCommand(words, console).spec();
      case "compare" -> new CompareCommand(console).spec();
      case "status" -> new StatusCommand(console).spec();
      case "retry" -> new RetryCommand(words, console).spec();
      case "report" -> new ReportCommand(console).spec();
      case "serve" -> new ServeCommand(console).spec();
      default -> new CompletionCommand(console).spec();
    };
  }

  private static CommandSpec bunting() {
    var spec =
        Specs.command(
            () -> {
              throw new UsageException("a COMMAND is needed");
            },
            "bunting",
            "Downloads many files at once and says exactly what became of each.");
    spec.usageMessage()
        .customSynopsis("bunting [-hV] COMMAND ...", "       bunting COMMAND --help")
        .commandListHeading("%nCommands:%n")
        .footer(
            "",
            "Exit codes: 0 all is well, 1 some row is not ok, 2 wrong usage,",
            "3 the environment forbids it, 130 interrupted, 143 terminated.");
    return spec.addOption(version()).versionProvider(new Version());
  }

  private static OptionSpec version() {
    return OptionSpec.builder("-V", "--version")
        .versionHelp(true)
        .description("show the version and exit")
        .build();
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  private static int failure(Console console, CommandLine command, Exception e) throws Exception {
    if (e instanceof UsageException) return usageError(console, command, "" + e.getMessage());
    throw e;
  }

  /** Complaints go to standard error: what a script reads from standard output is results only. */
  private static int usageError(Console console, CommandLine command, String message) {
    console.err().println("*** Usage error: " + message);
    console.err().print(synopsis(command));
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
