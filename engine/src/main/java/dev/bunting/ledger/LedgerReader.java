package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import dev.bunting.Summary;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads a destination's ledger, also while a job writes it: what is committed is seen. Takes no
 * lock and changes nothing. For one thread.
 */
public final class LedgerReader implements AutoCloseable {
  private final Database database;

  LedgerReader(Home home) throws EnvironmentException {
    database = Database.openForReading(home);
  }

  /**
   * Opens the ledger of a destination.
   *
   * @throws EnvironmentException if there is none, or it cannot be read
   */
  public static LedgerReader open(Path destination) throws EnvironmentException {
    return new LedgerReader(new Home(destination));
  }

  /** Whether a destination has a ledger. */
  public static boolean isIn(Path destination) {
    return new Home(destination).hasLedger();
  }

  /**
   * The latest entry of each row that the job's list has, in the order of the rows, beginning with
   * row {@code index}.
   *
   * @throws EnvironmentException if the ledger cannot be read
   */
  public Entries from(long index) throws EnvironmentException {
    return entries(
        "SELECT * FROM current_entry WHERE id > ? ORDER BY id LIMIT ?", index, e -> true);
  }

  /**
   * The latest entry of each row, also of rows that only a list before had; otherwise as {@link
   * #from}.
   *
   * @throws EnvironmentException if the ledger cannot be read
   */
  public Entries latestFrom(long index) throws EnvironmentException {
    return entries("SELECT * FROM latest_entry WHERE id > ? ORDER BY id LIMIT ?", index, e -> true);
  }

  /**
   * The rows that are not ok and fall into one of the classes, in the order of the rows.
   *
   * @throws EnvironmentException if the ledger cannot be read
   */
  public Entries toRetry(RetryClasses classes) throws EnvironmentException {
    return entries(
        "SELECT * FROM current_entry WHERE id > ? AND status <> 0 ORDER BY id LIMIT ?",
        1,
        classes::match);
  }

  private Entries entries(String sql, long index, Predicate<Entry> wanted)
      throws EnvironmentException {
    try {
      var pages = new Pages<>(database, sql, EntryColumns::get);
      pages.seek(Schema.key(index, 0) - 1);
      return new Paged(pages, wanted);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /**
   * How many rows ended how, by the latest entry of each.
   *
   * @throws EnvironmentException if the ledger cannot be read
   */
  public Summary summary() throws EnvironmentException {
    try {
      return Counts.read(database);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /**
   * The last session that went through a list, if there was one.
   *
   * @throws EnvironmentException if the ledger cannot be read
   */
  public Optional<ListRun> lastList() throws EnvironmentException {
    try {
      return Session.lastList(database);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /**
   * Whether the files of some session may have been lost with the power.
   *
   * @throws EnvironmentException if the ledger cannot be read
   */
  public boolean doubtsFiles() throws EnvironmentException {
    try {
      return !Session.doubtful(database).isEmpty();
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /**
   * The counts of the rows from one to before another, if each is finished.
   *
   * @param isThere whether a file is as it was saved
   * @return empty if one has failed, or its file is not there
   * @throws EnvironmentException if the ledger cannot be read
   */
  public Optional<Summary> countFinished(long from, long before, Predicate<SavedFile> isThere)
      throws EnvironmentException {
    return FinishedRows.count(this, from, before, isThere);
  }

  /** The files that one session saved, page by page. */
  Pages<SavedFile> saved(long session) throws EnvironmentException {
    return pages(
        "SELECT * FROM entry WHERE id > ? AND status = 0 AND (id & 1048575) = "
            + session
            + " ORDER BY id LIMIT ?",
        row -> EntryColumns.get(row).file().orElseThrow());
  }

  <T> Pages<T> pages(String sql, Pages.Row<T> row) throws EnvironmentException {
    try {
      return new Pages<>(database, sql, row);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  Database database() {
    return database;
  }

  /** Lets go of the file. */
  @Override
  public void close() throws EnvironmentException {
    database.close();
  }

  /** Pages, one entry at a time. */
  private static final class Paged implements Entries {
    private final Pages<Entry> pages;
    private final Predicate<Entry> wanted;
    private Iterator<Entry> page = List.<Entry>of().iterator();

    Paged(Pages<Entry> pages, Predicate<Entry> wanted) {
      this.pages = pages;
      this.wanted = wanted;
    }

    @Override
    public Optional<Entry> next() throws EnvironmentException {
      while (true) {
        while (page.hasNext()) {
          var entry = page.next();
          if (wanted.test(entry)) return Optional.of(entry);
        }
        page = pages.next().iterator();
        if (!page.hasNext()) return Optional.empty();
      }
    }

    @Override
    public void close() throws EnvironmentException {
      pages.close();
    }
  }
}
