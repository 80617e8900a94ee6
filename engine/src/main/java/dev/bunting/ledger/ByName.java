package dev.bunting.ledger;

import dev.bunting.Checksum;
import dev.bunting.EnvironmentException;
import dev.bunting.ledger.SideBySide.Recorded;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what was last recorded under a name, whatever the row's number was. */
final class ByName {
  private final Database database;
  private final NameIndex index;
  private final PreparedStatement select;

  /**
   * Reads all names: about a second for a million.
   *
   * @param session the current one, whose entries are left out
   */
  ByName(LedgerReader reader, long session) throws EnvironmentException {
    database = reader.database();
    try {
      index = new NameIndex(database.number("SELECT count(*) FROM entry"));
      select =
          database.prepare(
              "SELECT * FROM entry WHERE id > ?1 AND id < ?1 + "
                  + session
                  + " AND name = ?2 ORDER BY id DESC");
    } catch (SQLException e) {
      throw database.failure(e);
    }
    try (var names =
        reader.pages(
            "SELECT id, name FROM entry WHERE id > ? AND (id & 1048575) < "
                + session
                + " ORDER BY id LIMIT ?",
            row -> new Named(row.getString(2), Schema.index(row.getLong(1))))) {
      read(names);
    }
  }

  private record Named(String name, long row) {}

  private void read(Pages<Named> pages) throws EnvironmentException {
    for (var page = pages.next(); !page.isEmpty(); page = pages.next())
      for (var named : page) if (!named.name().isEmpty()) index.add(named.name(), named.row());
  }

  /** What was last recorded under this name that tells something of a row with this checksum. */
  Optional<Recorded> latest(String name, Optional<Checksum> checksum) throws EnvironmentException {
    @Nullable Recorded latest = null;
    var rows = index.search(name);
    for (var row = rows.next(); row != 0; row = rows.next()) {
      var recorded = at(row, name, checksum);
      if (recorded != null && (latest == null || recorded.session() > latest.session()))
        latest = recorded;
    }
    return Optional.ofNullable(latest);
  }

  private @Nullable Recorded at(long row, String name, Optional<Checksum> checksum)
      throws EnvironmentException {
    try {
      select.setLong(1, Schema.key(row, 0));
      select.setString(2, name);
      try (var result = select.executeQuery()) {
        while (result.next()) {
          var entry = EntryColumns.get(result);
          if (entry.tellsOf(checksum))
            return new Recorded(Schema.session(result.getLong(1)), entry);
        }
        return null;
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }
}
