package dev.bunting.ledger;

import dev.bunting.Checksum;
import dev.bunting.Status;
import dev.bunting.Timings;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

/** Entries as rows of the table, and back; the one place that knows the order of the columns. */
final class EntryColumns {
  static final String INSERT =
      "INSERT OR REPLACE INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

  private static final HexFormat HEX = HexFormat.of();

  private EntryColumns() {}

  static void set(PreparedStatement insert, Entry entry, long session) throws SQLException {
    insert.setLong(1, Schema.key(entry.index(), session));
    insert.setString(2, entry.url());
    insert.setString(3, entry.name());
    insert.setInt(4, StatusCode.of(entry.status()));
    setText(insert, 5, entry.reason());
    setText(insert, 6, Optional.of(entry.detail()).filter(detail -> !detail.isEmpty()));
    setTried(insert, entry.tried());
    var failed = entry.status() != Status.OK;
    setText(insert, 15, failed ? Optional.of(entry.host()) : Optional.empty());
    setText(insert, 16, entry.finalUrl());
    setFile(insert, entry);
    setText(insert, 22, entry.expected().map(Checksum::toString));
  }

  private static void setTried(PreparedStatement insert, Optional<Tried> tried)
      throws SQLException {
    if (tried.isEmpty()) {
      for (int column = 7; column <= 14; column++) insert.setNull(column, Types.INTEGER);
      return;
    }
    var seen = tried.get();
    if (seen.status().isPresent()) insert.setInt(7, seen.status().getAsInt());
    else insert.setNull(7, Types.INTEGER);
    insert.setInt(8, seen.attempts());
    insert.setLong(9, seen.started().toEpochMilli());
    insert.setLong(10, seen.timings().dns() / 1_000);
    insert.setLong(11, seen.timings().connect() / 1_000);
    insert.setLong(12, seen.timings().tls() / 1_000);
    insert.setLong(13, seen.timings().await() / 1_000);
    insert.setLong(14, seen.timings().receive() / 1_000);
  }

  private static void setFile(PreparedStatement insert, Entry entry) throws SQLException {
    if (entry.file().isEmpty()) {
      for (int column = 17; column <= 21; column++) insert.setNull(column, Types.NULL);
      return;
    }
    var file = entry.file().get();
    setText(insert, 17, Optional.of(file.path()).filter(path -> !path.equals(entry.name())));
    insert.setLong(18, file.bytes());
    if (file.sha256().isPresent()) insert.setBytes(19, HEX.parseHex(file.sha256().get()));
    else insert.setNull(19, Types.BLOB);
    setText(insert, 20, file.etag());
    setText(insert, 21, file.lastModified());
  }

  static void setText(PreparedStatement statement, int column, Optional<String> text)
      throws SQLException {
    if (text.isPresent()) statement.setString(column, text.get());
    else statement.setNull(column, Types.VARCHAR);
  }

  /** Reads a row of {@code SELECT * FROM entry}. */
  static Entry get(ResultSet row) throws SQLException {
    var name = row.getString(3);
    var status = StatusCode.of(row.getInt(4));
    return new Entry(
        Schema.index(row.getLong(1)),
        row.getString(2),
        name,
        status,
        text(row, 5),
        text(row, 6).orElse(""),
        tried(row),
        status == Status.OK ? Optional.of(file(row, name)) : Optional.empty(),
        text(row, 22).map(Checksum::parse));
  }

  private static Optional<Tried> tried(ResultSet row) throws SQLException {
    int attempts = row.getInt(8);
    if (row.wasNull()) return Optional.empty();
    int http = row.getInt(7);
    return Optional.of(
        new Tried(
            http == 0 ? OptionalInt.empty() : OptionalInt.of(http),
            attempts,
            Instant.ofEpochMilli(row.getLong(9)),
            timings(row),
            text(row, 16)));
  }

  private static Timings timings(ResultSet row) throws SQLException {
    return new Timings(
        row.getLong(10) * 1_000,
        row.getLong(11) * 1_000,
        row.getLong(12) * 1_000,
        row.getLong(13) * 1_000,
        row.getLong(14) * 1_000);
  }

  private static SavedFile file(ResultSet row, String name) throws SQLException {
    return new SavedFile(
        text(row, 17).orElse(name),
        row.getLong(18),
        Optional.ofNullable(row.getBytes(19)).map(HEX::formatHex),
        text(row, 20),
        text(row, 21));
  }

  static Optional<String> text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
