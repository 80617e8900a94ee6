package dev.bunting.source;

import dev.bunting.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts one record of RFC 4180 into cells, line by line, since a quoted cell may hold line ends. A
 * quote inside of a cell that does not begin with one stands for itself.
 */
final class CsvParser {
  private enum State {
    CELL_START,
    PLAIN,
    QUOTED,
    QUOTE_IN_QUOTED
  }

  private final char separator;
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private State state = State.CELL_START;

  CsvParser(char separator) {
    this.separator = separator;
  }

  /**
   * Takes the next line of the record.
   *
   * @return whether the record is complete: if not, a quote is still open
   * @throws Malformed if anything but a separator follows a closing quote
   */
  boolean take(String line) throws Malformed {
    if (state == State.QUOTED) cell.append('\n');
    for (var i = 0; i < line.length(); i++) state = next(line.charAt(i));
    if (state == State.QUOTED) return false;
    endCell();
    return true;
  }

  List<String> cells() {
    return List.copyOf(cells);
  }

  private State next(char c) throws Malformed {
    return switch (state) {
      case CELL_START -> c == '"' ? State.QUOTED : plain(c);
      case PLAIN -> plain(c);
      case QUOTED -> c == '"' ? State.QUOTE_IN_QUOTED : append(c, State.QUOTED);
      case QUOTE_IN_QUOTED -> afterQuote(c);
    };
  }

  private State plain(char c) {
    return c == separator ? endCell() : append(c, State.PLAIN);
  }

  private State afterQuote(char c) throws Malformed {
    if (c == '"') return append(c, State.QUOTED);
    if (c == separator) return endCell();
    throw new Malformed(Reason.BAD_ROW, "text after a closing quote");
  }

  private State append(char c, State next) {
    cell.append(c);
    return next;
  }

  private State endCell() {
    cells.add(Text.trim(cell.toString()));
    cell.setLength(0);
    return State.CELL_START;
  }
}
