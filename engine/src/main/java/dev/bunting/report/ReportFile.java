package dev.bunting.report;

import dev.bunting.EnvironmentException;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Failures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report on its way to a file, which only ever grows by whole rows. For one thread. */
final class ReportFile implements AutoCloseable {
  private static final int FULL = 1 << 16;

  private final Path file;
  private final OutputStream out;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream(2 * FULL);
  private final RowWriter rows;

  private ReportFile(Path file, OutputStream out, ReportFormat format) {
    this.file = file;
    this.out = out;
    rows = format.on(lines);
  }

  /** Begins a report in place of any before. */
  static ReportFile create(Path file, ReportFormat format) throws EnvironmentException {
    return create(file, file, format);
  }

  /** Begins a report that is written to another file first. */
  static ReportFile create(Path file, Path temporary, ReportFormat format)
      throws EnvironmentException {
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) Files.createDirectories(folder);
      return new ReportFile(file, Files.newOutputStream(temporary), format);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** A report to a stream, such as standard output, which is flushed and not closed. */
  static ReportFile on(OutputStream out, ReportFormat format) {
    return new ReportFile(Path.of("report"), new Kept(out), format);
  }

  void write(Entry entry) throws EnvironmentException {
    try {
      rows.write(entry);
      if (lines.size() >= FULL) flush();
    } catch (IOException e) {
      throw failure(file, e);
    } catch (UncheckedIOException e) {
      throw failure(file, cause(e));
    }
  }

  /** Hands all rows so far to the system: whoever reads the file sees them. */
  void flush() throws EnvironmentException {
    try {
      rows.flush();
      lines.writeTo(out);
      out.flush();
      lines.reset();
    } catch (IOException e) {
      throw failure(file, e);
    } catch (UncheckedIOException e) {
      throw failure(file, cause(e));
    }
  }

  @Override
  public void close() throws EnvironmentException {
    try (out) {
      flush();
    } catch (EnvironmentException e) {
      throw e;
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static IOException cause(UncheckedIOException e) {
    return e.getCause() == null ? new IOException(e) : e.getCause();
  }

  static EnvironmentException failure(Path file, IOException e) {
    var message = "cannot write the report " + file + ": " + Failures.text(e);
    return new EnvironmentException(message, e);
  }
}
