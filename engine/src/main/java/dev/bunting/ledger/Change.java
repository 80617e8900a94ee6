package dev.bunting.ledger;

import java.util.Optional;

/** What the writer is asked to put into the ledger. */
sealed interface Change {

  /** What became of a row. */
  record Add(Entry entry) implements Change {}

  /** This session's list is not the one that the ledger knows. */
  record ListChanged() implements Change {}

  /** The list was read to its end and had so many rows. */
  record ListEnded(long rows, Optional<String> digest) implements Change {}
}
