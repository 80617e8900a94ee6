package dev.bunting.source;

import dev.bunting.Row;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads one list, row by row. Whatever the list holds, it is a row or no row: only a list that can
 * be read no further is an exception.
 */
interface RowReader {

  /** The next row; empty at the end of the list, and from then on. */
  Optional<Row> next() throws IOException;
}
