package dev.bunting.cli;

/** The program {@code bunting}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code; see {@link ExitCode}. */
  public static void main(String[] args) {
    System.exit(Commands.run(Console.system(), Ports.system(), args));
  }
}
