package dev.bunting.report;

import dev.bunting.EnvironmentException;
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
   * @throws EnvironmentException if a file cannot be written
   * @throws IllegalArgumentException if an extension stands for no format
   */
  public static LiveReport open(List<Path> files, Ledger ledger) throws EnvironmentException {
    var formats = formats(files);
    return open(files, formats, new JobLedger(ledger));
  }

  /**
   * Begins reports of a job that keeps no ledger; a hidden directory beside the first of them holds
   * the rows until {@link #close}.
   *
   * @throws EnvironmentException if a file cannot be written
   * @throws IllegalArgumentException if an extension stands for no format
   */
  public static LiveReport openWithoutLedger(List<Path> files) throws EnvironmentException {
    var formats = formats(files);
    return open(files, formats, Scratch.beside(files.getFirst()));
  }

  private static List<ReportFormat> formats(List<Path> files) {
    return files.stream().map(ReportFormat::of).toList();
  }

  private static LiveReport open(List<Path> files, List<ReportFormat> formats, Spill spill)
      throws EnvironmentException {
    var report = new LiveReport(spill, new ArrayList<>());
    try {
      for (int i = 0; i < files.size(); i++)
        report.files.add(ReportFile.create(files.get(i), formats.get(i)));
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
   * @throws IllegalArgumentException if the row's number is above {@link Integer#MAX_VALUE}
   */
  public void add(Entry entry) throws EnvironmentException, InterruptedException {
    int index = Math.toIntExact(entry.index());
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
   * Goes on with rows that were too early to be kept. Now and then is enough: it asks for a commit.
   */
  private void readBack() throws EnvironmentException, InterruptedException {
    untilReadBack = WINDOW / 2;
    if (done.get(next)) writeRecorded(false);
  }

  /**
   * @param all whether to go on to the last row, over those that never came
   */
  private void writeRecorded(boolean all) throws EnvironmentException, InterruptedException {
    var recorded = spill.from(next);
    while (all ? skipTo(done.nextSetBit(next)) : done.get(next)) {
      var entry = inWindow(next);
      if (entry == null) {
        var read = recorded.next();
        while (read.isPresent() && read.get().index() < next) read = recorded.next();
        entry =
            read.orElseThrow(
                () -> new IllegalStateException("row " + next + " was added and never recorded"));
      }
      write(entry);
    }
  }

  private boolean skipTo(int index) {
    if (index >= 0) next = index;
    return index >= 0;
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
    if (done.nextSetBit(next) >= 0) writeRecorded(true);
    flush();
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
