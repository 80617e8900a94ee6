package dev.bunting.report;

import dev.bunting.EnvironmentException;
import dev.bunting.ledger.Entries;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a report of what is recorded, in constant memory. */
public final class Export {
  private Export() {}

  /**
   * Writes the entries to a file, which has them all or stays as it was.
   *
   * @param file its extension tells the format
   * @return how many rows were written
   * @throws EnvironmentException if the file cannot be written or the ledger not be read
   * @throws IllegalArgumentException if the extension stands for no format
   */
  public static long write(Entries entries, Path file) throws EnvironmentException {
    var format = ReportFormat.of(file);
    var temporary = file.resolveSibling(file.getFileName() + ".part");
    try {
      var rows = copy(entries, ReportFile.create(file, temporary, format));
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      return rows;
    } catch (EnvironmentException e) {
      throw e;
    } catch (IOException e) {
      throw ReportFile.failure(file, e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  /**
   * Writes the entries to a stream, which stays open.
   *
   * @return how many rows were written
   * @throws EnvironmentException if the stream cannot be written or the ledger not be read
   */
  public static long write(Entries entries, OutputStream out, ReportFormat format)
      throws EnvironmentException {
    return copy(entries, ReportFile.on(out, format));
  }

  private static long copy(Entries entries, ReportFile report) throws EnvironmentException {
    long rows = 0;
    try (report) {
      for (var next = entries.next(); next.isPresent(); next = entries.next()) {
        report.write(next.get());
        rows++;
      }
    }
    return rows;
  }

  private static void deleteQuietly(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // What failed the report is told; that its remains could not be removed adds nothing.
    }
  }
}
