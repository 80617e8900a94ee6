package dev.bunting.report;

import dev.bunting.EnvironmentException;
import dev.bunting.ledger.Entries;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Ledger;
import dev.bunting.ledger.LedgerReader;
import org.jspecify.annotations.Nullable;

/** The job's own ledger, which has every row already. */
final class JobLedger implements Spill {
  private final Ledger ledger;
  private @Nullable LedgerReader reader; // most jobs never need it

  JobLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void put(Entry entry) {
    // The job has recorded it.
  }

  @Override
  public Entries from(long index) throws EnvironmentException, InterruptedException {
    ledger.flush();
    if (reader == null) reader = ledger.reader();
    return reader.latestFrom(index);
  }

  @Override
  public void close() throws EnvironmentException {
    if (reader != null) reader.close();
  }
}
