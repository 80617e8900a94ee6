package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import dev.bunting.Status;
import dev.bunting.Summary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Counts rows as long as each is finished. */
final class FinishedRows {
  private final Predicate<SavedFile> isThere;
  private long ok;
  private long notFound;
  private long bytes;

  private FinishedRows(Predicate<SavedFile> isThere) {
    this.isThere = isThere;
  }

  private record Row(Status status, SavedFile file) {}

  /**
   * The counts of the rows from one to before another; empty if one has failed, or its file is not
   * there.
   */
  static Optional<Summary> count(
      LedgerReader reader, long from, long before, Predicate<SavedFile> isThere)
      throws EnvironmentException {
    var counts = new FinishedRows(isThere);
    var sql =
        "SELECT id, status, ifnull(path, name), bytes FROM latest_entry WHERE id > ? AND id < "
            + Schema.key(before, 0)
            + " ORDER BY id LIMIT ?";
    try (var pages = reader.pages(sql, FinishedRows::row)) {
      pages.seek(Schema.key(from, 0) - 1);
      for (var page = pages.next(); !page.isEmpty(); page = pages.next())
        if (!counts.add(page)) return Optional.empty();
    }
    return Optional.of(counts.summary());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(StatusCode.of(row.getInt(2)), SavedFile.of(row.getString(3), row.getLong(4)));
  }

  private boolean add(List<Row> page) {
    for (var row : page) if (!add(row)) return false;
    return true;
  }

  private boolean add(Row row) {
    switch (row.status()) {
      case OK -> {
        ok++;
        bytes += row.file().bytes();
      }
      case NOT_FOUND -> notFound++;
      case ERROR -> {
        return false;
      }
    }
    return row.status() != Status.OK || isThere.test(row.file());
  }

  private Summary summary() {
    return new Summary(ok, notFound, 0, bytes, OptionalLong.empty(), List.of());
  }
}
