package dev.bunting.report;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;

/** How a report is written; its fields are described in {@code docs/reports.md}. */
public enum ReportFormat {
  /** A JSON object on each line. */
  JSONL {
    @Override
    RowWriter on(OutputStream out) {
      return new JsonLines(out);
    }
  },
  /** Comma-separated values, the first line being the columns' names. */
  CSV {
    @Override
    RowWriter on(OutputStream out) {
      return new CsvRows(out);
    }
  };

  abstract RowWriter on(OutputStream out);

  /**
   * The format that a file's extension stands for, in any case.
   *
   * @throws IllegalArgumentException if it stands for none
   */
  public static ReportFormat of(Path file) {
    var name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".jsonl")) return JSONL;
    if (name.endsWith(".csv")) return CSV;
    throw new IllegalArgumentException("a report's name ends in .jsonl or .csv: " + file);
  }
}
