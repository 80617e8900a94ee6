package dev.bunting.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.OptionalInt;

/** Runs commands in this JVM and keeps what the last one printed. */
final class CommandRun {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private OptionalInt columns = OptionalInt.empty();

  /** From now on a terminal of this width shows standard error. */
  void columns(OptionalInt columns) {
    this.columns = columns;
  }

  int command(Ports ports, String... args) {
    out.reset();
    err.reset();
    var console =
        new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), columns);
    return Main.run(console, ports, args);
  }

  String out() {
    return out.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  String err() {
    return err.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
