package dev.bunting.cli;

/** The program {@code bunting}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code; see {@link ExitCode}. */
  public static void main(String[] args) {
    spareSearches();
    int code = run(Console.system(), Ports.system(), args);
    QuickExit.exitIfQuicker(code);
    // System.exit() first looks for a logger, which takes a cold process 6 ms.
    if (code != ExitCode.OK) System.exit(code);
  }

  /** What a cold process would look for in vain: through all jars, or class by class. */
  private static void spareSearches() {
    // A selector provider that somebody may have added; this is the JDK's own for Linux.
    if (System.getProperty("os.name").equals("Linux"))
      setDefault("java.nio.channels.spi.SelectorProvider", "sun.nio.ch.EPollSelectorProvider");
    // Converters of arguments to dates and the like, of which the commands have none.
    setDefault("picocli.converters.excludes", "java.*");
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) System.setProperty(property, value);
  }

  /** Runs the command that the arguments name; the exit code. */
  static int run(Console console, Ports ports, String... args) {
    return Commands.commandLine(console, ports, args).execute(args);
  }
}
