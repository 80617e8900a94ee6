package dev.bunting.report;

import dev.bunting.ledger.Entry;
import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What went wrong in a job, for its last lines.
 *
 * @param ok rows whose file is there
 * @param notFound rows whose server says that there is no such file
 * @param errors rows that ended otherwise
 * @param groups the largest groups of errors, the largest first
 * @param others how many errors are in groups that are not told
 * @param retryCommand the command that tries the errors again; empty if there are none
 */
public record ErrorSummary(
    long ok,
    long notFound,
    long errors,
    List<Group> groups,
    long others,
    Optional<String> retryCommand) {

  /**
   * Errors for the same reason at the same host.
   *
   * @param reason the reason's word
   * @param host the host; empty if the URL has none, or {@link #MANY_HOSTS}
   * @param rows how many
   */
  public record Group(String reason, String host, long rows) {}

  /** Stands for a reason's further hosts, when there were too many to count each. */
  public static final String MANY_HOSTS = "(other hosts)";

  /** Counts rows as they end, in bounded memory. For one thread. */
  public static final class Collector {
    private static final int MAX_GROUPS = 10_000;

    private final long[] byStatus = new long[3];
    private final Map<Group, Count> groups = new HashMap<>();

    /** Counts a row. */
    public void add(Entry entry) {
      switch (entry.status()) {
        case OK -> byStatus[0]++;
        case NOT_FOUND -> byStatus[1]++;
        case ERROR -> {
          byStatus[2]++;
          count(entry.reason().orElse(""), entry.host());
        }
      }
    }

    private void count(String reason, String host) {
      var group = new Group(reason, host, 0);
      if (groups.size() >= MAX_GROUPS && !groups.containsKey(group))
        group = new Group(reason, MANY_HOSTS, 0);
      groups.computeIfAbsent(group, g -> new Count()).rows++;
    }

    /**
     * What was counted so far.
     *
     * @param top how many groups to tell at most
     * @param destination the job's, for the command
     */
    public ErrorSummary summary(int top, Path destination) {
      var largest =
          groups.entrySet().stream()
              .map(e -> new Group(e.getKey().reason(), e.getKey().host(), e.getValue().rows))
              .sorted(
                  Comparator.comparingLong(Group::rows)
                      .reversed()
                      .thenComparing(Group::reason)
                      .thenComparing(Group::host))
              .limit(top)
              .toList();
      var errors = byStatus[2];
      return new ErrorSummary(
          byStatus[0],
          byStatus[1],
          errors,
          largest,
          errors - largest.stream().mapToLong(Group::rows).sum(),
          errors == 0 ? Optional.empty() : Optional.of(retry(destination)));
    }

    private static String retry(Path destination) {
      var text = destination.toString();
      return "bunting retry " + quoted(text.startsWith("-") ? "." + File.separator + text : text);
    }

    /** The text as a shell reads it back. */
    private static String quoted(String text) {
      if (text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-./\\:,+@%".indexOf(c) >= 0))
        return text;
      return File.separatorChar == '\\' ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
    }
  }

  private static final class Count {
    long rows;
  }
}
