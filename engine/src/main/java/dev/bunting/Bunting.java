package dev.bunting;

import dev.bunting.ledger.LedgerReader;
import dev.bunting.ledger.ListRun;
import dev.bunting.ledger.RetryClasses;
import dev.bunting.plan.Planner;
import dev.bunting.report.Export;
import dev.bunting.report.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The front door: downloads many files at once and says exactly what became of each.
 *
 * {@snippet :
 * var options = Options.defaults().withDirectory(Path.of("flags")).withMaxRequests(5);
 * var flag = new Download(URI.create("http://flupy.org/data/flags/br/br.gif"), "br.gif");
 * try (var job = Bunting.download(List.of(flag), options)) {
 *   for (var outcome : job) { // each as soon as its download has ended
 *     switch (outcome) {
 *       case Outcome.Saved s -> System.out.println(s.path());
 *       case Outcome.NotFound n -> System.out.println("not found: " + n.url());
 *       case Outcome.Failed f -> System.out.println(f.word() + ": " + f.url());
 *       case Outcome.Duplicate d -> System.out.println("as row " + d.ofIndex());
 *       case Outcome.Rejected r -> System.out.println(r.detail());
 *     }
 *     if (job.summary().errors() > 100) job.cancel(); // what is left ends as cancelled
 *   }
 * }
 * }
 *
 * <p>{@code examples/Library.java} is a whole program. With {@link Options#withRecords records} the
 * same job again goes on where the last one ended, and {@link #retry}, {@link #status} and {@link
 * #report} work on what it left. {@link Rows} reads lists.
 */
public final class Bunting {
  private Bunting() {}

  /**
   * Starts a job and returns at once; its outcomes come as the downloads complete. The rows are
   * read as they are needed, on threads of the job, so an endless or slow source is fine.
   *
   * @throws JobLockedException if records are kept and another process works on the destination
   * @throws IOException if the destination is not a directory, cannot be made or not be written to
   */
  public static Job download(Iterable<Download> downloads, Options options) throws IOException {
    return job(new Wanted(downloads.iterator()), Optional::empty, options);
  }

  /**
   * Starts a job over rows as lists have them: those that cannot be tried have their outcome too.
   *
   * @throws JobLockedException if records are kept and another process works on the destination
   * @throws IOException if the destination is not a directory, cannot be made or not be written to
   */
  public static Job run(Iterable<? extends Row> rows, Options options) throws IOException {
    return rows instanceof Rows lists
        ? job(lists.iterator(), () -> FinishedJob.digest(lists.digest(), options), options)
        : job(rows.iterator(), Optional::empty, options);
  }

  private static Job job(
      Iterator<? extends Row> rows, Supplier<Optional<String>> digest, Options options)
      throws IOException {
    return new Job(new PlannedRows.OfList(rows, new Planner(options.names()), digest), options);
  }

  /**
   * How a job over these rows would end that finds all of them finished, if that can be told
   * without going through them: the last run over a list read the same files to their end, named
   * their rows by the same template, and left none with an error; and each file is there, with its
   * size. A million rows take two seconds.
   *
   * @param rows can be run after all if this is empty, as it is for lists of under a MiB and for
   *     streams
   * @param options that finished rows are kept and no report is written
   * @throws EnvironmentException if the ledger cannot be read
   */
  public static Optional<Summary> finished(Rows rows, Options options)
      throws EnvironmentException, InterruptedException {
    return FinishedJob.find(rows, options);
  }

  /**
   * Starts a job over the rows of earlier jobs that are not ok, under the numbers and names that
   * they have there. Mirrors are not known any more; checksums are.
   *
   * @param classes what to try again: {@code error} for all errors, {@code timeout}, {@code 5xx}, a
   *     reason's word and others, as {@code docs/reports.md} tells
   * @throws IllegalArgumentException if there is no such class, or the options have no records
   * @throws JobLockedException if another process works on the destination
   * @throws IOException if the destination has no ledger, or it cannot be read
   */
  public static Job retry(List<String> classes, Options options) throws IOException {
    var records =
        options
            .records()
            .orElseThrow(() -> new IllegalArgumentException("to try again needs records"));
    var rows = PlannedRows.OfLedger.toRetry(options, new RetryClasses(classes));
    try {
      return new Job(rows, options.withRecords(records.withFinished(Records.Finished.FETCH)));
    } catch (IOException | RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  /**
   * Checks what {@link #retry} may be asked for.
   *
   * @throws IllegalArgumentException if there is no such class; the message says which there are
   */
  public static void checkRetryClasses(List<String> classes) {
    var _ = new RetryClasses(classes);
  }

  /** What a job would call the files of these rows, which are read as they are asked for. */
  public static Iterable<PlannedFile> plan(Iterable<? extends Row> rows, NameTemplate names) {
    return () -> new PlannedFiles(rows.iterator(), new Planner(names));
  }

  /**
   * How the rows of a destination's jobs stand, also while one runs.
   *
   * @throws EnvironmentException if there is no ledger, or it cannot be read
   */
  public static Summary status(Path directory) throws EnvironmentException {
    try (var reader = LedgerReader.open(directory)) {
      return reader.summary();
    }
  }

  /**
   * The last run that went through a list, if there was one.
   *
   * @throws EnvironmentException if there is no ledger, or it cannot be read
   */
  public static Optional<LastRun> lastRun(Path directory) throws EnvironmentException {
    try (var reader = LedgerReader.open(directory)) {
      return reader.lastList().map(ListRun::seen);
    }
  }

  /**
   * Writes what became of each row to a file, which has it all or stays as it was.
   *
   * @param file its extension, {@code .jsonl} or {@code .csv}, tells the format
   * @return how many rows were written
   * @throws EnvironmentException if there is no ledger, it cannot be read, or the file not written
   * @throws IllegalArgumentException if the extension stands for no format
   */
  public static long report(Path directory, Path file) throws EnvironmentException {
    try (var reader = LedgerReader.open(directory);
        var entries = reader.from(1)) {
      return Export.write(entries, file);
    }
  }

  /** Whether jobs have left a ledger in a directory. */
  public static boolean hasLedger(Path directory) {
    return LedgerReader.isIn(directory);
  }

  /** A URL as people may be shown it: passwords and other secrets replaced by {@code ***}. */
  public static String redacted(String url) {
    return Redaction.url(url);
  }

  private record Wanted(Iterator<Download> downloads) implements Iterator<Row> {
    @Override
    public boolean hasNext() {
      return downloads.hasNext();
    }

    @Override
    public Row next() {
      return new Row.Wanted(downloads.next());
    }
  }
}
