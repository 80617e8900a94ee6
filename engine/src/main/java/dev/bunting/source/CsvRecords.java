package dev.bunting.source;

import dev.bunting.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a table into records. A quote that is never closed costs its own line and no other: the
 * lines after it are read again as records of their own.
 */
final class CsvRecords {
  static final int LIMIT = 1 << 20;
  private static final int RECORD_LIMIT = 64 << 10;

  private final LineReader lines;
  private final char separator;
  private final Deque<Line> again = new ArrayDeque<>();

  CsvRecords(InputStream in, char separator) {
    this.lines = new LineReader(in, LIMIT);
    this.separator = separator;
  }

  /**
   * A record, or why it is none.
   *
   * @param first the record's first line
   */
  record Result(Line first, List<String> cells, Optional<Malformed> problem) {}

  /** The next record; blank lines are none. Empty at the end. */
  Optional<Result> next() throws IOException {
    var line = nextLine();
    while (line.isPresent() && line.get().isEmpty()) line = nextLine();
    return line.isPresent() ? Optional.of(record(line.get())) : Optional.empty();
  }

  private Result record(Line first) throws IOException {
    var more = new ArrayList<Line>();
    try {
      return new Result(first, cells(first, more), Optional.empty());
    } catch (Malformed e) {
      for (var line : more.reversed()) again.addFirst(line);
      return new Result(first, List.of(), Optional.of(e));
    }
  }

  /** Reads the record's cells, and adds the lines it took beside the first to {@code more}. */
  private List<String> cells(Line first, List<Line> more) throws IOException, Malformed {
    var parser = new CsvParser(separator);
    var length = 0;
    first.check();
    for (var complete = parser.take(first.text()); !complete; ) {
      var line = nextLine();
      line.ifPresent(more::add);
      if (line.isEmpty() || (length += line.get().text().length() + 1) > RECORD_LIMIT)
        throw new Malformed(Reason.BAD_ROW, "a quote that is not closed");
      line.get().check();
      complete = parser.take(line.get().text());
    }
    return parser.cells();
  }

  private Optional<Line> nextLine() throws IOException {
    return again.isEmpty() ? lines.next() : Optional.of(again.removeFirst());
  }
}
