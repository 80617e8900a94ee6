package dev.bunting.ledger;

import dev.bunting.Checksum;
import java.util.Optional;

/** A new job has nothing to go on with. */
record NothingBefore() implements Resume {
  @Override
  public Optional<Entry> finished(
      long index, String url, String name, Optional<Checksum> checksum) {
    return Optional.empty();
  }

  @Override
  public boolean isNothing() {
    return true;
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
