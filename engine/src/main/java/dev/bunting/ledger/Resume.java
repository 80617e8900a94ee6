package dev.bunting.ledger;

import dev.bunting.Checksum;
import dev.bunting.EnvironmentException;
import java.util.Optional;

/**
 * What earlier sessions finished, asked row by row in the order of the rows by one thread.
 *
 * <p>As long as the list is the one that the ledger knows, both are read side by side and a
 * question costs a comparison. When a row turns out to be another one, the list has changed: from
 * there on rows are looked up by name, and what is found counts as the row's at its new number.
 */
public sealed interface Resume extends AutoCloseable permits NothingBefore, SideBySide {

  /**
   * The entry of this row if it is finished: its file was saved, is known to have the checksum, and
   * nothing else was saved under its name since; or its server said that there is none. Whether the
   * file is still there is for the caller to see.
   *
   * @param index above those asked for before
   * @param url the row's URL as it was given
   * @param name the name that is planned for its file
   * @param checksum what the row asks its bytes to hash to
   * @throws EnvironmentException if the ledger cannot be used any more
   */
  Optional<Entry> finished(long index, String url, String name, Optional<Checksum> checksum)
      throws EnvironmentException, InterruptedException;

  /** What is known where no ledger is kept. */
  static Resume nothing() {
    return new NothingBefore();
  }

  /** Whether nothing is known of any row, so that asking is free. */
  boolean isNothing();

  @Override
  void close() throws EnvironmentException;
}
