package dev.bunting.cli;

/**
 * What the command tells the shell. The JVM itself adds 130 for SIGINT and 143 for SIGTERM, see
 * {@link Interruption}.
 */
final class ExitCode {
  /** The run completed and every row is accounted for. */
  static final int OK = 0;

  /** Some row is not ok. */
  static final int ROWS = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** The environment forbids it: destination not writable, disk full, port in use. */
  static final int ENVIRONMENT = 3;

  private ExitCode() {}
}
