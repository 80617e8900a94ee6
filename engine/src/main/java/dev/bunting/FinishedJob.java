package dev.bunting;

import dev.bunting.ledger.LedgerReader;
import dev.bunting.ledger.SavedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Finds that a job has nothing left to do, without going through its list row by row: the list is
 * that of the last run, byte by byte, and each row of the ledger is finished, its file there. All
 * processors look.
 *
 * @param rows how many the list has
 */
record FinishedJob(Path directory, long rows) {

  /** What the ledger tells a list and the names of its rows by. */
  static Optional<String> digest(Optional<String> ofLists, Options options) {
    return ofLists.map(hex -> hex + " " + options.names().text());
  }

  /** How the job would end, if it is known to be finished. */
  static Optional<Summary> find(Rows rows, Options options)
      throws EnvironmentException, InterruptedException {
    if (!LedgerReader.isIn(options.directory()) || !keepsAndReportsNothing(options))
      return Optional.empty();
    var all = finishedRows(rows, options);
    return all.isEmpty()
        ? Optional.empty()
        : new FinishedJob(options.directory(), all.getAsLong()).count();
  }

  private static boolean keepsAndReportsNothing(Options options) {
    return options
        .records()
        .filter(records -> records.finished() == Records.Finished.KEEP)
        .filter(records -> records.reports().isEmpty())
        .isPresent();
  }

  /** How many rows the list has, if the last run accounted for all of them. */
  private static OptionalLong finishedRows(Rows rows, Options options) throws EnvironmentException {
    try (var reader = LedgerReader.open(options.directory())) {
      var last = reader.lastList();
      var whole = last.isPresent() && last.get().isComplete() && last.get().digest().isPresent();
      if (!whole || reader.doubtsFiles()) return OptionalLong.empty();
      var same = last.get().digest().equals(digest(rows.digestNow(), options));
      return same ? last.get().rows() : OptionalLong.empty();
    } catch (EnvironmentException e) {
      throw e;
    } catch (IOException e) {
      // A list that cannot be read is told of when it is gone through.
      return OptionalLong.empty();
    }
  }

  /** How they ended; empty if one is not finished after all. */
  private Optional<Summary> count() throws EnvironmentException, InterruptedException {
    var parts = Runtime.getRuntime().availableProcessors();
    try (var pool = Executors.newFixedThreadPool(parts)) {
      var counts = new ArrayList<Future<Optional<Summary>>>();
      for (var i = 0; i < parts; i++)
        counts.add(part(pool, 1 + rows * i / parts, 1 + rows * (i + 1) / parts));
      return sum(counts).filter(all -> all.ended() == rows);
    }
  }

  private Future<Optional<Summary>> part(ExecutorService pool, long from, long before) {
    return pool.submit(() -> {
      try (var reader = LedgerReader.open(directory)) {
        return reader.countFinished(from, before, this::isThere);
      }
    });
  }

  private boolean isThere(SavedFile file) {
    return Intake.isThere(directory.resolve(file.path()), file.bytes());
  }

  private static Optional<Summary> sum(List<Future<Optional<Summary>>> parts)
      throws EnvironmentException, InterruptedException {
    long ok = 0;
    long notFound = 0;
    long bytes = 0;
    for (var part : parts) {
      var counts = get(part);
      if (counts.isEmpty()) return Optional.empty();
      ok += counts.get().ok();
      notFound += counts.get().notFound();
      bytes += counts.get().bytes();
    }
    var rows = OptionalLong.of(ok + notFound);
    return Optional.of(new Summary(ok, notFound, 0, bytes, rows, List.of()));
  }

  private static Optional<Summary> get(Future<Optional<Summary>> part)
      throws EnvironmentException, InterruptedException {
    try {
      return part.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EnvironmentException told) throw told;
      throw new IllegalStateException(e.getCause());
    }
  }
}
