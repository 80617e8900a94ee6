package dev.bunting.cli;

import dev.bunting.EnvironmentException;
import dev.bunting.Job;

/**
 * Ends a job in good order when the process is told to end. On SIGINT and SIGTERM the JVM runs its
 * shutdown hooks and exits with 130 or 143 by itself: so a hook is all that is needed, and no
 * handler of signals. The hook cancels the job, waits until its temporary files are gone, and says
 * how far it came.
 *
 * <p>The hook's thread and the thread that reads the outcomes run at the same time: the latter asks
 * {@link #requested()} before it prints results.
 */
final class Interruption implements AutoCloseable {
  private final Thread hook;
  private volatile boolean requested;

  /**
   * Watches from now until {@link #close()}.
   *
   * @param last what to print once the job has ended
   */
  Interruption(Job job, Runnable last) {
    this(() -> end(job, last));
  }

  /**
   * Watches from now until {@link #close()}.
   *
   * @param end ends what runs, and says so
   */
  Interruption(Runnable end) {
    hook = new Thread(() -> request(end), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void request(Runnable end) {
    requested = true;
    end.run();
  }

  private static void end(Job job, Runnable last) {
    try {
      job.close();
    } catch (EnvironmentException e) {
      throw new IllegalStateException("flags keeps no records", e);
    }
    last.run();
  }

  /** Whether the process is ending, and a result would be of something unfinished. */
  boolean requested() {
    return requested;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs, or is about to.
    }
  }
}
