package dev.bunting;

import dev.bunting.report.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What is written down of a job: a ledger in {@code .bunting/} below the destination, from which a
 * later job goes on, and reports. Start from {@link #defaults()}.
 *
 * @param finished what becomes of rows that an earlier job finished
 * @param fsync when files are forced to disk
 * @param sha256 whether every file is hashed while it comes
 * @param reports files to write what became of each row to, in the order of the rows; the extension
 *     tells the format: {@code .jsonl}, {@code .csv}, {@code .html}, {@code .har}, {@code .svg} or
 *     {@code .png}
 * @param command what the process does, in words without secrets, for whoever finds the destination
 *     taken
 */
public record Records(
    Finished finished, Fsync fsync, boolean sha256, List<Path> reports, String command) {

  private static final Records DEFAULTS =
      new Records(Finished.KEEP, Fsync.EACH, true, List.of(), "");

  /** What becomes of rows that an earlier job finished. */
  public enum Finished {
    /** They are done, and their server is not asked again. */
    KEEP,
    /** Their server is asked whether the file has changed, and it is fetched if so. */
    FETCH_IF_CHANGED,
    /** They are fetched again. */
    FETCH
  }

  /**
   * @throws IllegalArgumentException if the extension of a report stands for no format
   */
  public Records {
    Objects.requireNonNull(finished, "finished");
    Objects.requireNonNull(fsync, "fsync");
    reports = List.copyOf(reports);
    for (var report : reports) ReportFormat.of(report);
    Objects.requireNonNull(command, "command");
  }

  /** Finished rows are kept, files are forced to disk and hashed; no report. */
  public static Records defaults() {
    return DEFAULTS;
  }

  /** These records with something else to become of finished rows. */
  public Records withFinished(Finished finished) {
    return new Records(finished, fsync, sha256, reports, command);
  }

  /** These records with another time to force files to disk. */
  public Records withFsync(Fsync fsync) {
    return new Records(finished, fsync, sha256, reports, command);
  }

  /** These records with or without digests. */
  public Records withSha256(boolean sha256) {
    return new Records(finished, fsync, sha256, reports, command);
  }

  /** These records with other reports. */
  public Records withReports(List<Path> reports) {
    return new Records(finished, fsync, sha256, reports, command);
  }

  /** These records with other words for what the process does. */
  public Records withCommand(String command) {
    return new Records(finished, fsync, sha256, reports, command);
  }
}
