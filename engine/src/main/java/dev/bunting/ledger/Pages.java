package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A long result read page by page. Between pages no transaction is open: one that stays open for
 * hours would keep SQLite from reusing its write-ahead log, which would then only grow.
 *
 * @param <T> what a row becomes
 */
final class Pages<T> implements AutoCloseable {
  private static final int SIZE = 2_000;

  private final Database database;
  private final PreparedStatement select;
  private final Row<T> row;
  private long after;

  /**
   * @param sql a query with a key in its first column, and two parameters: the key to go on after,
   *     and how many rows to yield
   */
  Pages(Database database, String sql, Row<T> row) throws SQLException {
    this.database = database;
    this.row = row;
    select = database.prepare(sql);
  }

  /** Goes to the first key above this one, forward or back. */
  void seek(long key) {
    after = key;
  }

  /** The next rows; empty at the end, which may have moved on at the next call. */
  List<T> next() throws EnvironmentException {
    try {
      select.setLong(1, after);
      select.setInt(2, SIZE);
      try (var rows = select.executeQuery()) {
        return read(rows);
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private List<T> read(ResultSet rows) throws SQLException {
    var page = new ArrayList<T>();
    while (rows.next()) {
      after = rows.getLong(1);
      page.add(row.read(rows));
    }
    return page;
  }

  @Override
  public void close() throws EnvironmentException {
    try {
      select.close();
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
