package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import java.util.Optional;

/** Entries in the order of their rows, one after the other, in constant memory. */
public interface Entries extends AutoCloseable {

  /**
   * The next entry; empty at the end.
   *
   * @throws EnvironmentException if the ledger cannot be read
   */
  Optional<Entry> next() throws EnvironmentException;

  /**
   * Lets go of what the reading took.
   *
   * @throws EnvironmentException if the ledger cannot be read
   */
  @Override
  default void close() throws EnvironmentException {}
}
