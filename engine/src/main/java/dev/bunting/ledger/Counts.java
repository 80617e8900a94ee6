package dev.bunting.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a job stands.
 *
 * @param ok rows whose file is there
 * @param notFound rows whose server says that there is no such file
 * @param errors rows that ended otherwise
 * @param rows how many rows the list has; empty if it was never read to its end, as when the job
 *     was cut off
 * @param bytes the size of all files of the rows that are ok
 * @param groups what failed, the largest groups first, at most {@link #MAX_GROUPS}
 * @param started when the first session began
 * @param ended when the last one ended; empty if it runs still, or was killed
 */
public record Counts(
    long ok,
    long notFound,
    long errors,
    Optional<Long> rows,
    long bytes,
    List<Group> groups,
    Instant started,
    Optional<Instant> ended) {

  /** How many groups are told at most. */
  public static final int MAX_GROUPS = 1_000;

  /**
   * Rows that are not ok, for the same reason at the same host.
   *
   * @param reason the reason's word
   * @param host the host, empty if the URL has none
   * @param rows how many
   */
  public record Group(String reason, String host, long rows) {}

  static Counts read(Database database) throws SQLException {
    var byStatus = new long[Status.values().length];
    long bytes = 0;
    try (var select =
            database.prepare(
                "SELECT status, count(*), total(bytes) FROM current_entry GROUP BY status");
        var row = select.executeQuery()) {
      while (row.next()) {
        byStatus[row.getInt(1)] = row.getLong(2);
        bytes += row.getLong(3);
      }
    }
    var rows = database.number("SELECT rows + 1 FROM session WHERE rows NOT NULL ORDER BY id DESC");
    return new Counts(
        byStatus[Status.OK.code()],
        byStatus[Status.NOT_FOUND.code()],
        byStatus[Status.ERROR.code()],
        rows == 0 ? Optional.empty() : Optional.of(rows - 1),
        bytes,
        groups(database),
        started(database),
        ended(database));
  }

  private static List<Group> groups(Database database) throws SQLException {
    var groups = new ArrayList<Group>();
    try (var select =
            database.prepare(
                "SELECT ifnull(reason, ''), ifnull(host, ''), count(*) AS n FROM current_entry"
                    + " WHERE status <> 0 GROUP BY 1, 2 ORDER BY n DESC, 1, 2 LIMIT "
                    + MAX_GROUPS);
        var row = select.executeQuery()) {
      while (row.next()) groups.add(new Group(row.getString(1), row.getString(2), row.getLong(3)));
    }
    return List.copyOf(groups);
  }

  private static Instant started(Database database) throws SQLException {
    return instant(database, "SELECT started FROM session ORDER BY id").orElse(Instant.EPOCH);
  }

  private static Optional<Instant> ended(Database database) throws SQLException {
    return instant(database, "SELECT ended FROM session ORDER BY id DESC");
  }

  private static Optional<Instant> instant(Database database, String sql) throws SQLException {
    try (var select = database.prepare(sql + " LIMIT 1");
        var row = select.executeQuery()) {
      return row.next() ? EntryColumns.text(row, 1).map(Instant::parse) : Optional.empty();
    }
  }
}
