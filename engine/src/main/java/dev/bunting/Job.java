package dev.bunting;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/**
 * A running job: its outcomes, as the downloads complete, each exactly once.
 *
 * <p>One thread at a time reads the outcomes; {@link #cancel()} may be called from any. Reading
 * slowly slows the job: outcomes do not pile up without bound.
 */
public final class Job implements Iterable<Outcome>, AutoCloseable {

  Job() {}

  /**
   * Waits for the next outcome; empty once every row has had its own.
   *
   * @throws InterruptedException if interrupted while waiting; the job goes on
   */
  public Optional<Outcome> next() throws InterruptedException {
    return Optional.empty();
  }

  /**
   * The outcomes from here on. If the reading thread is interrupted, the iterator throws {@link
   * java.util.concurrent.CancellationException} with the interrupt flag set.
   */
  @Override
  public Iterator<Outcome> iterator() {
    return Collections.emptyIterator();
  }

  /**
   * Ends the job soon: no further row is begun, transfers under way are cut off, and what is not
   * complete ends as {@link Reason#CANCELLED}. Rows not yet read from the source have no outcome.
   */
  public void cancel() {
    close();
  }

  /** Cancels what still runs and waits for its threads to end; no temporary file is left. */
  @Override
  public void close() {
    // Nothing runs yet.
  }
}
