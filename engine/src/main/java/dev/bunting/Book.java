package dev.bunting;

import dev.bunting.ledger.Entry;
import dev.bunting.ledger.FileSync;
import dev.bunting.ledger.Ledger;
import dev.bunting.ledger.Resume;
import dev.bunting.report.LiveReport;
import dev.bunting.schedule.Ended;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of a job: its ledger and its reports. The thread that reads the outcomes
 * calls all of this.
 *
 * <p>A row is in the ledger before it is in a report.
 */
final class Book implements AutoCloseable {
  /** Rows that those which repeat them are likely to ask for: the last ones. */
  private static final int RECENT = 1_024;

  private final Path directory;
  private final Ledger ledger;
  private final Optional<LiveReport> report;
  private final @Nullable Ended[] recent = new @Nullable Ended[RECENT];

  private Book(Path directory, Ledger ledger, Optional<LiveReport> report) {
    this.directory = directory;
    this.ledger = ledger;
    this.report = report;
  }

  /**
   * Opens the ledger and begins the reports.
   *
   * @param overList whether the job goes through a whole list
   * @throws EnvironmentException if the destination is in use, or something cannot be written
   */
  static Book open(Path directory, Records records, boolean overList) throws EnvironmentException {
    var files = FileSync.in(directory);
    var ledger =
        overList
            ? Ledger.open(directory, records.fsync(), files, records.command())
            : Ledger.openToRetry(directory, records.fsync(), files, records.command());
    try {
      return new Book(directory, ledger, report(records, ledger, directory));
    } catch (EnvironmentException e) {
      ledger.close();
      throw e;
    }
  }

  private static Optional<LiveReport> report(Records records, Ledger ledger, Path directory)
      throws EnvironmentException {
    return records.reports().isEmpty()
        ? Optional.empty()
        : Optional.of(LiveReport.open(records.reports(), ledger, directory));
  }

  /** What earlier jobs left; for the intake thread, which closes it. */
  Resume resume() throws EnvironmentException, InterruptedException {
    return ledger.resume();
  }

  /** Says that the whole list was read; any thread may. */
  void listEnded(long rows, Optional<String> digest)
      throws EnvironmentException, InterruptedException {
    ledger.listEnded(rows, digest);
  }

  /** Writes down a row that is no duplicate. */
  void add(Ended ended) throws EnvironmentException, InterruptedException {
    recent[(int) (ended.outcome().index() % RECENT)] = ended;
    if (ended.recorded() && report.isEmpty()) return;
    var entry = entry(ended);
    if (!ended.recorded()) ledger.record(entry);
    if (report.isPresent()) report.get().add(entry);
  }

  /** Writes down a row that repeats one written down before. */
  Entry add(Outcome.Duplicate twin) throws EnvironmentException, InterruptedException {
    var entry = Entry.of(twin, entry(twin.ofIndex()));
    ledger.record(entry);
    if (report.isPresent()) report.get().add(entry);
    return entry;
  }

  private Entry entry(Ended ended) {
    return Entry.of(ended.outcome(), ended.name(), directory);
  }

  private Entry entry(long index) throws EnvironmentException, InterruptedException {
    var ended = recent[(int) (index % RECENT)];
    if (ended != null && ended.outcome().index() == index) return entry(ended);
    ledger.flush();
    try (var reader = ledger.reader();
        var entries = reader.latestFrom(index)) {
      return entries.next().orElseThrow();
    }
  }

  /** Writes what is left, also behind rows that never came, and gives the destination back. */
  @Override
  public void close() throws EnvironmentException {
    try (ledger) {
      if (report.isPresent()) close(report.get());
    }
  }

  private static void close(LiveReport report) throws EnvironmentException {
    try (report) {
      report.finish();
    } catch (InterruptedException e) {
      // The report then ends where the first row is missing, which is what a kill leaves, too.
      Thread.currentThread().interrupt();
    }
  }
}
