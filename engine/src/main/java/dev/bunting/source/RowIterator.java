package dev.bunting.source;

import dev.bunting.Row;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The rows of inputs, one input after the other, each opened when its turn comes.
 *
 * <p>One thread iterates; any thread may close, which ends a read under way where the input can be
 * closed under its reader, as a file can.
 */
public final class RowIterator implements Iterator<Row>, Closeable {
  private final Iterator<Input> inputs;
  private final Warnings warnings;
  private final Optional<ListDigest> digest;
  private volatile Optional<OpenInput> current = Optional.empty();
  private volatile boolean closed;
  private String name = "";
  private Optional<Row> next = Optional.empty();

  /**
   * @param warnings where to put what belongs to no row
   * @param digest where to put what the lists are made of
   */
  public RowIterator(List<Input> inputs, Warnings warnings, Optional<ListDigest> digest) {
    this.inputs = inputs.iterator();
    this.warnings = warnings;
    this.digest = digest;
  }

  /**
   * @throws UncheckedIOException if an input can be read no further; the message is one line
   */
  @Override
  public boolean hasNext() {
    try {
      while (next.isEmpty() && (current.isPresent() || openNext())) advance(current.get());
      return next.isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(new IOException("cannot read " + name + ": " + why(e), e));
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) throw new NoSuchElementException();
    var row = next.orElseThrow();
    next = Optional.empty();
    return row;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    var open = current;
    if (open.isPresent()) open.get().close();
  }

  private boolean openNext() throws IOException {
    if (closed || !inputs.hasNext()) return false;
    var input = inputs.next();
    name = input.name();
    current = Optional.of(input.open(warnings, digest));
    // Whoever closed us just now has not seen what we opened.
    if (closed) close();
    return true;
  }

  private void advance(OpenInput input) throws IOException {
    next = input.rows().next();
    if (next.isPresent()) return;
    current = Optional.empty();
    input.close();
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
