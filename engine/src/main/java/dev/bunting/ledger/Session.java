package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import dev.bunting.Fsync;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** One run of a command, as the ledger notes it. */
record Session(long id, Fsync fsync) {

  /** Notes that a session begins. */
  static Session begin(Database database, Fsync fsync, String command)
      throws SQLException, EnvironmentException {
    var id = database.number("SELECT max(id) FROM session") + 1;
    if (id > Schema.MAX_SESSION)
      throw new EnvironmentException("the ledger has had " + Schema.MAX_SESSION + " runs: full");
    try (var insert =
        database.prepare(
            "INSERT INTO session (id, started, pid, command, fsync, boot, durable)"
                + " VALUES (?,?,?,?,?,?,?)")) {
      insert.setLong(1, id);
      insert.setString(2, now());
      insert.setLong(3, ProcessHandle.current().pid());
      insert.setString(4, command);
      insert.setString(5, fsync.name().toLowerCase(Locale.ROOT));
      insert.setString(6, Boot.id());
      // With NONE the user has said that the files are not to be doubted.
      insert.setInt(7, fsync == Fsync.JOB ? 0 : 1);
      insert.executeUpdate();
    }
    database.commit();
    return new Session(id, fsync);
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
