package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import dev.bunting.Fsync;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One run of a command, as the ledger notes it. */
record Session(long id, Fsync fsync) {

  /**
   * Notes that a session begins.
   *
   * @param overList whether it goes through a whole list
   */
  static Session begin(Database database, Fsync fsync, String command, boolean overList)
      throws SQLException, EnvironmentException {
    var id = database.number("SELECT max(id) FROM session") + 1;
    if (id > Schema.MAX_SESSION)
      throw new EnvironmentException("the ledger has had " + Schema.MAX_SESSION + " runs: full");
    try (var insert =
        database.prepare(
            "INSERT INTO session (id, started, pid, command, fsync, boot, durable, list)"
                + " VALUES (?,?,?,?,?,?,?,?)")) {
      insert.setLong(1, id);
      insert.setString(2, now());
      insert.setLong(3, ProcessHandle.current().pid());
      insert.setString(4, command);
      insert.setString(5, fsync.name().toLowerCase(Locale.ROOT));
      insert.setString(6, Boot.id());
      // With NONE the user has said that the files are not to be doubted.
      insert.setInt(7, fsync == Fsync.JOB ? 0 : 1);
      insert.setBoolean(8, overList);
      insert.executeUpdate();
    }
    database.commit();
    return new Session(id, fsync);
  }

  /** The last one that went through a list. */
  static Optional<ListRun> lastList(Database database) throws SQLException {
    try (var select =
            database.prepare(
                "SELECT started, pid, command, ended, rows, digest FROM session"
                    + " WHERE list ORDER BY id DESC LIMIT 1");
        var row = select.executeQuery()) {
      return row.next() ? Optional.of(listRun(row)) : Optional.empty();
    }
  }

  private static ListRun listRun(ResultSet row) throws SQLException {
    var rows = row.getLong(5);
    return new ListRun(
        row.wasNull() ? OptionalLong.empty() : OptionalLong.of(rows),
        EntryColumns.text(row, 6),
        EntryColumns.text(row, 4).isPresent(),
        Instant.parse(row.getString(1)),
        row.getLong(2),
        row.getString(3));
  }

  /**
   * Sessions whose files may be lost: they never forced them to disk, and the machine was down
   * since.
   */
  static Set<Long> doubtful(Database database) throws SQLException {
    var ids = new HashSet<Long>();
    try (var select =
        database.prepare("SELECT id FROM session WHERE NOT durable AND (boot <> ? OR boot = '')")) {
      select.setString(1, Boot.id());
      try (var row = select.executeQuery()) {
        while (row.next()) ids.add(row.getLong(1));
      }
    }
    return ids;
  }

  /** Notes that it has ended, and that its files are as durable as was asked. */
  void end(Database database) throws SQLException {
    try (var update = database.prepare("UPDATE session SET ended = ?, durable = 1 WHERE id = ?")) {
      update.setString(1, now());
      update.setLong(2, id);
      update.executeUpdate();
    }
    database.commit();
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
