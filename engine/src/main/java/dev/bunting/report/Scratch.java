package dev.bunting.report;

import dev.bunting.EnvironmentException;
import dev.bunting.Fsync;
import dev.bunting.ledger.Entries;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A ledger for the time of one report, for a job that keeps none. */
final class Scratch implements Spill {
  private final Path directory;
  private final Ledger ledger;
  private final JobLedger recorded;

  private Scratch(Path directory, Ledger ledger) {
    this.directory = directory;
    this.ledger = ledger;
    recorded = new JobLedger(ledger);
  }

  /** Makes it beside the report, where there is room for that too. */
  static Scratch beside(Path report) throws EnvironmentException {
    try {
      var folder = report.toAbsolutePath().getParent();
      var directory = Files.createTempDirectory(folder, ".bunting-report-");
      return new Scratch(directory, Ledger.open(directory, Fsync.NONE, files -> {}, "a report"));
    } catch (EnvironmentException e) {
      throw e;
    } catch (IOException e) {
      throw ReportFile.failure(report, e);
    }
  }

  @Override
  public void put(Entry entry) throws EnvironmentException, InterruptedException {
    ledger.record(entry);
  }

  @Override
  public Entries from(long index) throws EnvironmentException, InterruptedException {
    return recorded.from(index);
  }

  @Override
  public void close() throws EnvironmentException {
    try (ledger;
        recorded) {
      // Both are closed before their files go.
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw ReportFile.failure(directory, e);
    }
  }
}
