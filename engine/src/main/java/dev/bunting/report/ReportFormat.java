package dev.bunting.report;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;

/** How a report is written; its fields are described in {@code docs/reports.md}. */
public enum ReportFormat {
  /** A JSON object on each line. */
  JSONL,
  /** Comma-separated values, the first line being the columns' names. */
  CSV,
  /** A page with charts and tables for people, written when all rows are there. */
  HTML,
  /** An HTTP Archive, which network panels read. */
  HAR,
  /** The main charts as a vector picture, drawn when all rows are there. */
  SVG,
  /** The same in pixels. */
  PNG;

  /** The extensions that there are, for people. */
  public static final String EXTENSIONS = ".jsonl, .csv, .html, .har, .svg or .png";

  /**
   * @param directory where the job's files went, as people are told of it
   */
  RowWriter on(OutputStream out, Path directory) {
    return switch (this) {
      case JSONL -> new JsonLines(out);
      case CSV -> new CsvRows(out);
      case HTML -> new Pictured(out, directory, Pictured.Kind.PAGE);
      case HAR -> new HarEntries(out);
      case SVG -> new Pictured(out, directory, Pictured.Kind.SVG);
      case PNG -> new Pictured(out, directory, Pictured.Kind.PNG);
    };
  }

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
