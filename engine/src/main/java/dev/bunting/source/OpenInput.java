package dev.bunting.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * An input while it is read.
 *
 * @param ours what has to be closed after it
 */
record OpenInput(RowReader rows, InputStream ours) implements Closeable {
  @Override
  public void close() throws IOException {
    ours.close();
  }
}
