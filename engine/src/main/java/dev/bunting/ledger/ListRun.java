package dev.bunting.ledger;

import dev.bunting.LastRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A session that went through a list.
 *
 * @param rows how many the list had, if it was read to its end
 * @param digest what tells the list and the names of its rows from others, if that is known
 * @param ended whether it came to its end in good order
 * @param started when it began, to the second
 * @param pid its process
 * @param command what the process did
 */
public record ListRun(
    OptionalLong rows,
    Optional<String> digest,
    boolean ended,
    Instant started,
    long pid,
    String command) {

  /** Whether each row of the list had its outcome. */
  public boolean isComplete() {
    return ended && rows.isPresent();
  }

  /** The run as people see it. */
  public LastRun seen() {
    return new LastRun(state(), pid, command);
  }

  private LastRun.State state() {
    if (isComplete()) return LastRun.State.COMPLETE;
    return !ended && isRunning() ? LastRun.State.RUNNING : LastRun.State.CUT_OFF;
  }

  /** A process that began after the session has only got the number of the one that did it. */
  private boolean isRunning() {
    var latest = started.plus(Duration.ofSeconds(1));
    return ProcessHandle.of(pid)
        .filter(process -> process.info().startInstant().orElse(started).isBefore(latest))
        .isPresent();
  }
}
