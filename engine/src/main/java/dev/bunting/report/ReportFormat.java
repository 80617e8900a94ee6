package dev.bunting.report;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;

/** How a report is written; its fields are described in {@code docs/reports.md}. */
public enum ReportFormat {
  /** A JSON object on each line. */
  JSONL {
    @Override
    RowWriter on(OutputStream out, Path directory) {
      return new JsonLines(out);
    }
  },
  /** Comma-separated values, the first line being the columns' names. */
  CSV {
    @Override
    RowWriter on(OutputStream out, Path directory) {
      return new CsvRows(out);
    }
  },
  /** A page with charts and tables for people, written when all rows are there. */
  HTML {
    @Override
    RowWriter on(OutputStream out, Path directory) {
      return new Pictured(out, directory, Pictured.Kind.PAGE);
    }
  },
  /** An HTTP Archive, which network panels read. */
  HAR {
    @Override
    RowWriter on(OutputStream out, Path directory) {
      return new HarEntries(out);
    }
  },
  /** The main charts as a vector picture, drawn when all rows are there. */
  SVG {
    @Override
    RowWriter on(OutputStream out, Path directory) {
      return new Pictured(out, directory, Pictured.Kind.SVG);
    }
  },
  /** The same in pixels. */
  PNG {
    @Override
    RowWriter on(OutputStream out, Path directory) {
      return new Pictured(out, directory, Pictured.Kind.PNG);
    }
  };

  /** The extensions that there are, for people. */
  public static final String EXTENSIONS = ".jsonl, .csv, .html, .har, .svg or .png";

  /**
   * @param directory where the job's files went, as people are told of it
   */
  abstract RowWriter on(OutputStream out, Path directory);

  /**
   * The format that a file's extension stands for, in any case.
   *
   * @throws IllegalArgumentException if it stands for none
   */
  public static ReportFormat of(Path file) {
    var name = file.toString().toLowerCase(Locale.ROOT);
    for (var format : values())
      if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) return format;
    throw new IllegalArgumentException("a report's name ends in " + EXTENSIONS + ": " + file);
  }
}
