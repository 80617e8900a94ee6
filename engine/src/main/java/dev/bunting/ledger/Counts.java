package dev.bunting.ledger;

import dev.bunting.Status;
import dev.bunting.Summary;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Where a job stands, by the latest entry of each row that its list has. */
final class Counts {
  private static final int MAX_GROUPS = 1_000;

  private Counts() {}

  static Summary read(Database database) throws SQLException {
    var byStatus = new long[3];
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
    return new Summary(
        byStatus[StatusCode.of(Status.OK)],
        byStatus[StatusCode.of(Status.NOT_FOUND)],
        byStatus[StatusCode.of(Status.ERROR)],
        bytes,
        rows(database),
        failures(database));
  }

  private static OptionalLong rows(Database database) throws SQLException {
    // Of the last session: an earlier one may have had another list.
    var rows = database.number("SELECT rows + 1 FROM session WHERE rows NOT NULL ORDER BY id DESC");
    return rows == 0 ? OptionalLong.empty() : OptionalLong.of(rows - 1);
  }

  private static List<Summary.Failures> failures(Database database) throws SQLException {
    var failures = new ArrayList<Summary.Failures>();
    try (var select =
            database.prepare(
                "SELECT ifnull(reason, ''), ifnull(host, ''), count(*) AS n FROM current_entry"
                    + " WHERE status = 2 GROUP BY 1, 2 ORDER BY n DESC, 1, 2 LIMIT "
                    + MAX_GROUPS);
        var row = select.executeQuery()) {
      while (row.next())
        failures.add(new Summary.Failures(row.getString(1), row.getString(2), row.getLong(3)));
    }
    return failures;
  }
}
