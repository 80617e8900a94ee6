package dev.bunting.cli;

import java.util.OptionalInt;
import sun.misc.Signal;

/**
 * What SIGHUP (a terminal that closes), SIGINT and SIGTERM do while a job runs: the first ends it
 * in good order, the second ends the process at once. (A shutdown hook could not do the second: the
 * JVM hears no signal any more while hooks run.) Where a shell has made the process ignore a
 * signal, it goes on doing so.
 *
 * <p>{@code sun.misc.Signal}, of the module jdk.unsupported, is what there is to hear signals. By
 * reflection it would cost a cold process 10 ms, for the class of the handler.
 */
final class Signals implements AutoCloseable {
  private static final int SIGHUP = 1;
  private static final int SIGINT = 2;
  private static final int SIGTERM = 15;

  private final Runnable end;
  private volatile int received;

  private Signals(Runnable end) {
    this.end = end;
  }

  /**
   * Listens from now until {@link #close()}.
   *
   * @param end makes the job end soon; called once, on another thread
   */
  static Signals ending(Runnable end) {
    var signals = new Signals(end);
    handle("HUP", () -> signals.received(SIGHUP));
    handle("INT", () -> signals.received(SIGINT));
    handle("TERM", () -> signals.received(SIGTERM));
    return signals;
  }

  private void received(int number) {
    if (received != 0) Runtime.getRuntime().halt(128 + number);
    received = number;
    end.run();
  }

  /** What the process is to exit with, if it was told to end. */
  OptionalInt exitCode() {
    return received == 0 ? OptionalInt.empty() : OptionalInt.of(128 + received);
  }

  /** From now on the JVM's own way again. */
  @Override
  public void close() {
    handle("HUP", () -> System.exit(128 + SIGHUP));
    handle("INT", () -> System.exit(128 + SIGINT));
    handle("TERM", () -> System.exit(128 + SIGTERM));
  }

  private static void handle(String name, Runnable action) {
    try {
      var _ = Signal.handle(new Signal(name), _ -> action.run());
    } catch (IllegalArgumentException e) {
      // The JVM's own way, then: there is no such signal here, or it is the JVM's.
    }
  }
}
