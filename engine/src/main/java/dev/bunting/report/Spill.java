package dev.bunting.report;

import dev.bunting.EnvironmentException;
import dev.bunting.ledger.Entries;
import dev.bunting.ledger.Entry;

/** Where rows that come too early for the report can be had again, in the order of the rows. */
interface Spill extends AutoCloseable {

  /** Takes every row, early or not. */
  void put(Entry entry) throws EnvironmentException, InterruptedException;

  /** The rows that were put, and maybe more, beginning with this one. */
  Entries from(long index) throws EnvironmentException, InterruptedException;

  @Override
  void close() throws EnvironmentException;
}
