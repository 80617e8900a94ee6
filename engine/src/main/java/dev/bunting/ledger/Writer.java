package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts groups of changes into the ledger, each in one transaction. Used by one thread alone. */
final class Writer {
  private final Database database;
  private final long session;
  private final Optional<FileSync> beforeCommit;
  private final PreparedStatement add;

  /**
   * @param beforeCommit what makes the files of a group durable, if each group's are to be
   */
  Writer(Database database, long session, Optional<FileSync> beforeCommit) throws SQLException {
    this.database = database;
    this.session = session;
    this.beforeCommit = beforeCommit;
    add = database.prepare(EntryColumns.INSERT);
  }

  void commit(List<Change> group) throws EnvironmentException {
    // First the files, then the rows that say the files are there: never the other way round.
    if (beforeCommit.isPresent()) sync(beforeCommit.get(), group);
    try {
      for (var change : group) apply(change);
      add.executeBatch();
      database.commit();
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private static void sync(FileSync files, List<Change> group) throws EnvironmentException {
    var saved = new ArrayList<SavedFile>();
    for (var change : group)
      if (change instanceof Change.Add added) added.entry().file().ifPresent(saved::add);
    sync(files, saved, "a group of rows");
  }

  static void sync(FileSync files, List<SavedFile> saved, String whose)
      throws EnvironmentException {
    try {
      if (!saved.isEmpty()) files.sync(saved);
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot force the files of " + whose + " to disk: " + Failures.text(e), e);
    }
  }

  private void apply(Change change) throws SQLException {
    if (change instanceof Change.Add added) {
      EntryColumns.set(add, added.entry(), session);
      add.addBatch();
    } else if (change instanceof Change.ListEnded ended) listEnded(ended.rows(), ended.digest());
    else database.execute("UPDATE session SET changed = 1 WHERE id = " + session);
  }

  private void listEnded(long rows, Optional<String> digest) throws SQLException {
    try (var update = database.prepare("UPDATE session SET rows = ?, digest = ? WHERE id = ?")) {
      update.setLong(1, rows);
      EntryColumns.setText(update, 2, digest);
      update.setLong(3, session);
      update.executeUpdate();
    }
  }
}
