package dev.bunting.futures;

import java.io.Serial;

/**
 * The worker process that ran a task has ended before the task did: it was killed, it crashed, or
 * the task called {@code System.exit}. The future of that task alone fails with it; what else was
 * queued runs in another worker.
 */
public class WorkerDiedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** What {@code Process.exitValue} adds to a signal's number. */
  private static final int SIGNALLED = 128;

  private final long pid;
  private final int exitCode;

  WorkerDiedException(long pid, int exitCode) {
    super(
        "worker process " + pid + " ended with " + describe(exitCode) + " while it ran this task");
    this.pid = pid;
    this.exitCode = exitCode;
  }

  /** The process id that the worker had. */
  public long pid() {
    return pid;
  }

  /** {@code Process.exitValue()} of the worker: 128 + n after signal n, so 137 after a kill -9. */
  public int exitCode() {
    return exitCode;
  }

  static String describe(int exitCode) {
    String signal =
        switch (exitCode - SIGNALLED) {
          case 2 -> " (SIGINT)";
          case 4 -> " (SIGILL)";
          case 6 -> " (SIGABRT)";
          case 7 -> " (SIGBUS)";
          case 9 -> " (SIGKILL)";
          case 11 -> " (SIGSEGV)";
          case 15 -> " (SIGTERM)";
          default -> "";
        };
    return "exit code " + exitCode + signal;
  }
}
