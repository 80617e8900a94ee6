package dev.bunting.cli;

import java.io.PrintStream;
import java.util.OptionalInt;

/**
 * Where a command prints.
 *
 * @param out results
 * @param err progress and complaints
 * @param columns how wide the terminal is that shows {@code err}; empty if none does
 */
record Console(PrintStream out, PrintStream err, OptionalInt columns) {

  /**
   * The process's own streams. Java cannot tell cheaply whether standard error is a terminal, and
   * the shell can: the launcher passes its width as the property {@code bunting.columns}.
   */
  static Console system() {
    int columns = Integer.getInteger("bunting.columns", 0);
    return new Console(
        System.out, System.err, columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty());
  }

  /** One line of the command itself on standard error. */
  void say(String line) {
    err.println("bunting: " + line);
  }
}
