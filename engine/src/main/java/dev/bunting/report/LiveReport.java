package dev.bunting.report;

import dev.bunting.EnvironmentException;
import dev.bunting.ledger.Entries;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Ledger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports that grow while the job runs: rows come as they complete and are written in the order of
 * the input, each as soon as all before it are there. Whoever reads a report meanwhile sees whole
 * rows, from the first on.
 *
 * <p>Of rows that come early the next {@value #WINDOW} are kept in memory; those further ahead are
 * read back from the ledger when their turn comes. Beyond that a row costs a bit.
 *
 * <p>For one thread.
 */
public final class LiveReport implements AutoCloseable {
  static final int WINDOW = 8_192;
  private static final int MAX_ROWS = 2_000_000_000;

  private final Spill spill;
  private final List<ReportFile> files;
  private final @Nullable Entry[] window = new @Nullable Entry[WINDOW];
  private final BitSet done = new BitSet();
  private int next = 1;
  private int untilReadBack = WINDOW / 2;

  private LiveReport(Spill spill, List<ReportFile> files) {
    this.spill = spill;
    this.files = files;
  }

  /**
   * Begins reports in place of any at these paths.
   *
   * @param files one or more; their extensions tell the formats
   * @param ledger what every row is recorded in before it is added here
   * @param directory where the job's files go
   * @throws EnvironmentException if a file cannot be written
   * @throws IllegalArgumentException if an extension stands for no format
   */
  public static LiveReport open(List<Path> files, Ledger ledger, Path directory)
      throws EnvironmentException {
    var formats = formats(files);
    return open(files, formats, directory, new JobLedger(ledger));
  }

  /**
   * Begins reports of a job that keeps no ledger; a hidden directory beside the first of them holds
   * the rows until {@link #close}.
   *
   * @param directory where the job's files go
   * @throws EnvironmentException if a file cannot be written
   * @throws IllegalArgumentException if an extension stands for no format
   */
  public static LiveReport openWithoutLedger(List<Path> files, Path directory)
      throws EnvironmentException {
    var formats = formats(files);
    return open(files, formats, directory, Scratch.beside(files.getFirst()));
  }

  private static List<ReportFormat> formats(List<Path> files) {
    return files.stream().map(ReportFormat::of).toList();
  }

  private static LiveReport open(
      List<Path> files, List<ReportFormat> formats, Path directory, Spill spill)
      throws EnvironmentException {
    var report = new LiveReport(spill, new ArrayList<>());
    try {
      for (int i = 0; i < files.size(); i++)
        report.files.add(ReportFile.create(files.get(i), formats.get(i), directory));
      return report;
    } catch (EnvironmentException e) {
      report.closeFiles();
      throw e;
    }
  }

  /**
   * Takes a row, in any order, each once; it is recorded in the ledger already.
   *
   * @throws EnvironmentException if a report cannot be written or the ledger not be read
   * @throws IllegalArgumentException if the row's number is above two thousand million
   */
  public void add(Entry entry) throws EnvironmentException, InterruptedException {
    if (entry.index() > MAX_ROWS)
      throw new IllegalArgumentException("too many rows for a report: " + entry.index());
    int index = (int) entry.index();
    spill.put(entry);
    done.set(index);
    if (index - next < WINDOW) window[index % WINDOW] = entry;
    writeFromWindow();
    if (--untilReadBack == 0) readBack();
  }

  private void writeFromWindow() throws EnvironmentException {
    for (var entry = inWindow(next); entry != null; entry = inWindow(next)) write(entry);
  }

  private @Nullable Entry inWindow(int index) {
    var entry = window[index % WINDOW];
    return entry != null && entry.index() == index ? entry : null;
  }

  private void write(Entry entry) throws EnvironmentException {
    for (var file : files) file.write(entry);
    window[next % WINDOW] = null;
    next++;
  }

  /**
   * Goes on with rows that were too early to be kept. Now and then is enough, and each time asks
   * the ledger for a commit.
   */
  private void readBack() throws EnvironmentException, InterruptedException {
    untilReadBack = WINDOW / 2;
    if (!done.get(next)) return;
    try (var recorded = spill.from(next)) {
      int from = next;
      while (done.get(next)) {
        from = load(recorded, from);
        writeFromWindow();
      }
    }
  }

  /**
   * Brings recorded rows into the window, as far as it reaches by now.
   *
   * @return the first row that was out of reach
   */
  private int load(Entries recorded, int from) throws EnvironmentException {
    int end = next + WINDOW;
    for (int row = done.nextSetBit(from); row >= 0 && row < end; row = done.nextSetBit(row + 1))
      if (inWindow(row) == null) window[row % WINDOW] = read(recorded, row);
    return end;
  }

  private static Entry read(Entries recorded, int row) throws EnvironmentException {
    var entry = recorded.next();
    while (entry.isPresent() && entry.get().index() < row) entry = recorded.next();
    return entry
        .filter(e -> e.index() == row)
        .orElseThrow(() -> new IllegalStateException("row " + row + " is not in the ledger"));
  }

  /**
   * Hands the rows that can be written so far to the system; for the moments when nothing comes.
   *
   * @throws EnvironmentException if a report cannot be written
   */
  public void flush() throws EnvironmentException {
    for (var file : files) file.flush();
  }

  /**
   * Writes what is left, also behind rows that never came, as in a job that was stopped; a report
   * that is closed without it ends where the first row is missing.
   *
   * @throws EnvironmentException if a report cannot be written or the ledger not be read
   */
  public void finish() throws EnvironmentException, InterruptedException {
    if (done.nextSetBit(next) >= 0) writeTheRest();
    flush();
  }

  private void writeTheRest() throws EnvironmentException, InterruptedException {
    try (var recorded = spill.from(next)) {
      int from = next;
      for (int row = done.nextSetBit(next); row >= 0; row = done.nextSetBit(next)) {
        next = row; // over those that never came
        from = load(recorded, Math.max(from, next));
        writeFromWindow();
      }
    }
  }

  /** Closes the files. The ledger must be open still. */
  @Override
  public void close() throws EnvironmentException {
    try (spill) {
      closeFiles();
    }
  }

  private void closeFiles() throws EnvironmentException {
    @Nullable EnvironmentException failure = null;
    for (var file : files) {
      try {
        file.close();
      } catch (EnvironmentException e) {
        failure = e;
      }
    }
    if (failure != null) throw failure;
  }
}
