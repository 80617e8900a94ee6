package dev.bunting.report;

import dev.bunting.ledger.Entry;
import java.io.IOException;

/** Writes rows in one format. */
interface RowWriter {

  void write(Entry entry) throws IOException;

  /** Hands on all rows so far, whole. */
  void flush() throws IOException;

  /** Writes what comes after the last row. */
  default void finish() throws IOException {}
}
