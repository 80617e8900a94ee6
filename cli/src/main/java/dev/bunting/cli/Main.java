package dev.bunting.cli;

/** The program {@code bunting}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code; see {@link ExitCode}. */
  public static void main(String[] args) {
    int code = run(Console.system(), Ports.system(), args);
    QuickExit.exitIfQuicker(code);
    // System.exit() first looks for a logger, which takes a cold process 6 ms.
    if (code != ExitCode.OK) System.exit(code);
  }

  /** Runs the command that the arguments name; the exit code. */
  static int run(Console console, Ports ports, String... args) {
    return Commands.commandLine(console, ports, args).execute(args);
  }
}
