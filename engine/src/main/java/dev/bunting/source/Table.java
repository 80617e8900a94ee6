package dev.bunting.source;

import dev.bunting.ListFormat;
import dev.bunting.ListOptions;
import dev.bunting.Reason;
import dev.bunting.Row;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads rows from the columns of a table whose first line names them. */
final class Table implements RowReader {
  private final CsvRecords records;
  private final String list;
  private final ListOptions options;
  private Optional<Columns> columns = Optional.empty();
  private boolean ended;

  Table(InputStream in, ListFormat format, String list, ListOptions options) {
    this.records = new CsvRecords(in, separator(format));
    this.list = list;
    this.options = options;
  }

  static boolean isTable(ListFormat format) {
    return format == ListFormat.CSV || format == ListFormat.TSV;
  }

  private static char separator(ListFormat format) {
    return format == ListFormat.TSV ? '\t' : ',';
  }

  /**
   * Looks whether the header has the columns. One that cannot be read will be a bad row.
   *
   * @throws IllegalArgumentException if it lacks one; the message lists those that it has
   */
  static void check(InputStream in, ListFormat format, ListOptions options) throws IOException {
    var header = new CsvRecords(in, separator(format)).next();
    if (header.isEmpty() || header.get().problem().isPresent()) return;
    try {
      columns(header.get().cells(), options);
    } catch (Malformed e) {
      throw new IllegalArgumentException(Text.shown(e.detail()), e);
    }
  }

  /** A stream with the same bytes, once its header was looked at. */
  static InputStream checked(InputStream in, ListFormat format, ListOptions options)
      throws IOException {
    var again = new BufferedInputStream(in);
    again.mark(2 * CsvRecords.LIMIT);
    check(again, format, options);
    again.reset();
    return again;
  }

  /** Which cells matter; -1 for a column that the table does not have. */
  private record Columns(int url, int name, int checksum) {}

  @Override
  public Optional<Row> next() throws IOException {
    if (ended) return Optional.empty();
    if (columns.isEmpty()) {
      var failure = readHeader();
      if (failure.isPresent() || ended) return failure;
    }
    return records.next().map(this::row);
  }

  /** Without its header a table cannot be read: that is one bad row, and the end. */
  private Optional<Row> readHeader() throws IOException {
    var header = records.next();
    if (header.isEmpty()) {
      ended = true;
      return Optional.empty();
    }
    try {
      columns = Optional.of(columns(cells(header.get()), options));
      return Optional.empty();
    } catch (Malformed e) {
      ended = true;
      return Optional.of(bad(header.get(), e));
    }
  }

  private static List<String> cells(CsvRecords.Result record) throws Malformed {
    if (record.problem().isPresent()) throw record.problem().get();
    return record.cells();
  }

  private static Columns columns(List<String> header, ListOptions options) throws Malformed {
    var defaults = ListOptions.defaults();
    return new Columns(
        column(header, options.urlField(), ""),
        column(header, options.nameField(), defaults.nameField()),
        column(header, options.checksumField(), defaults.checksumField()));
  }

  private static int column(List<String> header, String field, String mayBeMissing)
      throws Malformed {
    for (var i = 0; i < header.size(); i++) if (header.get(i).equalsIgnoreCase(field)) return i;
    if (field.equals(mayBeMissing)) return -1;
    throw new Malformed(
        Reason.BAD_ROW,
        "no column " + field + " in the header, which has: " + String.join(", ", header));
  }

  private Row row(CsvRecords.Result record) {
    try {
      var cells = cells(record);
      var found = columns.orElseThrow();
      return new Draft(
              cell(cells, found.url()), cell(cells, found.name()), cell(cells, found.checksum()))
          .row(where(record));
    } catch (Malformed e) {
      return bad(record, e);
    }
  }

  private static String cell(List<String> cells, int column) {
    return column >= 0 && column < cells.size() ? cells.get(column) : "";
  }

  private Row bad(CsvRecords.Result record, Malformed why) {
    return Draft.bad(record.first().text(), where(record), why);
  }

  private String where(CsvRecords.Result record) {
    return list + ":" + record.first().number();
  }
}
