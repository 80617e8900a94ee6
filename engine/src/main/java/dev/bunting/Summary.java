package dev.bunting;

import java.util.List;
import java.util.OptionalLong;

/**
 * How many rows ended how, and why those that failed did.
 *
 * @param ok rows whose file is there
 * @param notFound rows whose server says that there is no such file
 * @param errors rows that ended otherwise
 * @param bytes the size of all files of the rows that are ok
 * @param rows how many rows the list has; empty if it was not read to its end, as in a job that was
 *     cut off
 * @param failures the errors by reason and host, the most frequent first; not every one, if there
 *     are thousands
 */
public record Summary(
    long ok, long notFound, long errors, long bytes, OptionalLong rows, List<Failures> failures) {

  /** Stands for a reason's further hosts, when there were too many to count each. */
  public static final String OTHER_HOSTS = "(other hosts)";

  /**
   * Errors for the same reason at the same host.
   *
   * @param reason the reason's word, such as {@code http-503}
   * @param host the host; empty if the URL has none, or {@link #OTHER_HOSTS}
   * @param rows how many
   */
  public record Failures(String reason, String host, long rows) {}

  /** With a list of its own. */
  public Summary {
    failures = List.copyOf(failures);
  }

  /** How many rows have ended. */
  public long ended() {
    return ok + notFound + errors;
  }
}
