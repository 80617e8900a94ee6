package dev.bunting.source;

import dev.bunting.Reason;
import dev.bunting.Row;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads URL lines: a URL, then after tabs an output name or other places of the same file; below
 * it, indented, options as aria2 writes them. Blank lines and those that begin with {@code #} are
 * no rows.
 *
 * <p>A row is complete only when a line follows that does not belong to it, or the list ends.
 */
final class UrlLines implements RowReader {
  private static final int LIMIT = 64 << 10;

  private final LineReader lines;
  private final String list;
  private final Warnings warnings;
  private Optional<Line> ahead = Optional.empty();

  UrlLines(InputStream in, String list, Warnings warnings) {
    this.lines = new LineReader(in, LIMIT);
    this.list = list;
    this.warnings = warnings;
  }

  @Override
  public Optional<Row> next() throws IOException {
    var first = nextOfRow();
    if (first.isEmpty()) return Optional.empty();
    var line = first.get();
    return Optional.of(isOption(line) ? lostOption(line) : row(line));
  }

  private Row row(Line line) throws IOException {
    var entry = new UrlEntry(line);
    for (var next = nextOfRow(); next.isPresent(); next = nextOfRow()) {
      if (!isOption(next.get())) {
        ahead = next;
        break;
      }
      option(entry, next.get());
    }
    return entry.row(where(line));
  }

  /** The next line that is neither blank nor a comment. */
  private Optional<Line> nextOfRow() throws IOException {
    var line = ahead.isPresent() ? ahead : lines.next();
    ahead = Optional.empty();
    while (line.isPresent() && isNoRow(line.get())) line = lines.next();
    return line;
  }

  private static boolean isNoRow(Line line) {
    return line.isEmpty() || line.trimmed().startsWith("#");
  }

  /** Whether the line is indented and begins with a word and an equals sign. */
  private static boolean isOption(Line line) {
    if (line.text().isEmpty() || !Text.isBlank(line.text().charAt(0))) return false;
    var text = line.trimmed();
    var equals = text.indexOf('=');
    return equals > 0
        && text.substring(0, equals).chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-');
  }

  private void option(UrlEntry entry, Line line) {
    var text = line.trimmed();
    var equals = text.indexOf('=');
    var option = text.substring(0, equals);
    var value = Text.trim(text.substring(equals + 1));
    switch (option) {
      case "out" -> entry.name(value, line);
      case "checksum" -> entry.checksum(value, line);
      default ->
          warnings.add(
              list + " " + option,
              where(line) + ": the option " + option + " is ignored; out and checksum are known");
    }
  }

  private Row lostOption(Line line) {
    var why = new Malformed(Reason.BAD_ROW, "an option without a URL before it");
    return Draft.bad(line.trimmed(), where(line), why);
  }

  private String where(Line line) {
    return list + ":" + line.number();
  }
}
