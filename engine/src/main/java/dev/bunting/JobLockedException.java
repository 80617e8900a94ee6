package dev.bunting;

import java.nio.file.Path;
import java.time.Instant;

/** Another process works on the same destination; the message says which. */
public final class JobLockedException extends EnvironmentException {
  private static final long serialVersionUID = 1;

  private final long pid;
  private final Instant since;
  private final String command;

  /**
   * Who holds what.
   *
   * @param directory the destination
   * @param pid the process that holds it, 0 if it did not say
   * @param since when it took it
   * @param command what it does, in words, maybe empty
   */
  public JobLockedException(Path directory, long pid, Instant since, String command) {
    super(message(directory, pid, since, command));
    this.pid = pid;
    this.since = since;
    this.command = command;
  }

  private static String message(Path directory, long pid, Instant since, String command) {
    if (pid == 0) return directory + " is in use by another process";
    var doing = command.isEmpty() ? "" : ": " + command;
    return directory + " is in use by process " + pid + " since " + since + doing;
  }

  /** The process that holds the destination, 0 if it did not say. */
  public long pid() {
    return pid;
  }

  /** When it took it; {@link Instant#EPOCH} if it did not say. */
  public Instant since() {
    return since;
  }

  /** What it does, in words; empty if it did not say. */
  public String command() {
    return command;
  }
}
