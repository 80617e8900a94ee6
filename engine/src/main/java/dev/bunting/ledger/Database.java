package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import dev.bunting.Fsync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * One connection to a ledger's file, checked to be a ledger. Not thread-safe: each thread that
 * reads or writes has its own.
 */
final class Database implements AutoCloseable {
  // Long, since a person may look at the ledger with another program while the job runs.
  private static final int BUSY_MILLIS = 30_000;

  private final Path file;
  private final Connection connection;

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** For the one writer; makes the tables in a new file. */
  static Database openForWriting(Home home, Fsync fsync) throws EnvironmentException {
    var config = config();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // NORMAL survives the process's end, FULL a power cut too: https://www.sqlite.org/wal.html
    config.setSynchronous(
        fsync == Fsync.EACH
            ? SQLiteConfig.SynchronousMode.FULL
            : SQLiteConfig.SynchronousMode.NORMAL);
    var database = connect(home, config, "");
    return database.checked(database::makeTablesOrCheck);
  }

  /** For reading what is committed, also while another process writes. */
  static Database openForReading(Home home) throws EnvironmentException {
    if (!home.hasLedger()) throw noLedger(home);
    home.check();
    var config = config();
    config.setReadOnly(true);
    var immutable = isAtRest(home) ? "?immutable=1" : "";
    var database = connect(home, config, immutable);
    return database.checked(() -> {
      // A process that was killed as it began may have left a file without tables.
      if (database.isEmpty()) throw noLedger(home);
      database.check();
    });
  }

  private static EnvironmentException noLedger(Home home) {
    return new EnvironmentException(
        "no job has run in " + home.destination() + ": there is no " + home.database());
  }

  private boolean isEmpty() throws SQLException {
    return number("PRAGMA application_id") == 0
        && number("SELECT count(*) FROM sqlite_schema") == 0;
  }

  /**
   * Whether nobody can write the ledger, as on a read-only medium. A ledger in WAL mode is
   * otherwise read by way of a small file beside it, which could not be made there. With a log left
   * beside it, by a process that was killed, it cannot be read without.
   */
  private static boolean isAtRest(Home home) {
    return !Files.isWritable(home.directory()) && !Files.exists(home.log());
  }

  private static SQLiteConfig config() {
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    return config;
  }

  private static Database connect(Home home, SQLiteConfig config, String query)
      throws EnvironmentException {
    var file = home.database();
    try {
      NativeLibrary.load(home.directory());
      var url = JDBC.PREFIX + "file:" + file.toUri().getRawPath() + query;
      return new Database(file, JDBC.createConnection(url, config.toProperties()));
    } catch (SQLException e) {
      throw Failures.of(e, file);
    } catch (IOException e) {
      throw new EnvironmentException(Failures.text(e), e);
    }
  }

  private Database checked(Work check) throws EnvironmentException {
    try {
      check.run();
      return this;
    } catch (SQLException e) {
      close();
      throw Failures.of(e, file);
    } catch (EnvironmentException e) {
      close();
      throw e;
    }
  }

  private void makeTablesOrCheck() throws SQLException, EnvironmentException {
    connection.setAutoCommit(false);
    if (isEmpty()) {
      try (var statement = connection.createStatement()) {
        for (var sql : Schema.STATEMENTS) statement.executeUpdate(sql);
      }
    }
    connection.commit();
    check();
  }

  private void check() throws SQLException, EnvironmentException {
    if (number("PRAGMA application_id") != Schema.APPLICATION_ID)
      throw new EnvironmentException(Failures.damaged(file));
    var version = number("PRAGMA user_version");
    if (version != Schema.VERSION)
      throw new EnvironmentException(
          file + " is of version " + version + ", and this program reads " + Schema.VERSION);
  }

  /** The one number that a query yields; 0 for null. */
  long number(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void commit() throws SQLException {
    connection.commit();
  }

  EnvironmentException failure(SQLException e) {
    return Failures.of(e, file);
  }

  @Override
  public void close() throws EnvironmentException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.of(e, file);
    }
  }

  private interface Work {
    void run() throws SQLException, EnvironmentException;
  }
}
