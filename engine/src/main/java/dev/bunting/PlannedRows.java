package dev.bunting;

import dev.bunting.ledger.Entries;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.LedgerReader;
import dev.bunting.ledger.RetryClasses;
import dev.bunting.plan.Planned;
import dev.bunting.plan.Planner;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A job's rows, each with what is to be done with it. For one thread. */
sealed interface PlannedRows extends AutoCloseable {

  /** The next row; empty at the end. */
  Optional<Planned> next() throws IOException;

  /** Whether these are all rows of a list, from the first to the last. */
  boolean areWholeList();

  /** What another job can tell by that it has the same rows under the same names, if known. */
  default Optional<String> digest() {
    return Optional.empty();
  }

  /** These rows, read on a thread of their own from now on. */
  default PlannedRows readAhead() {
    return this;
  }

  @Override
  void close() throws IOException;

  /** Rows as they come from a list. */
  record OfList(
      Iterator<? extends Row> rows, Planner planner, Supplier<Optional<String>> listDigest)
      implements PlannedRows {
    @Override
    public Optional<Planned> next() {
      return rows.hasNext() ? Optional.of(planner.plan(rows.next())) : Optional.empty();
    }

    @Override
    public boolean areWholeList() {
      return true;
    }

    @Override
    public Optional<String> digest() {
      return listDigest.get();
    }

    @Override
    public PlannedRows readAhead() {
      return new OfList(new ReadAhead(rows), planner, listDigest);
    }

    @Override
    public void close() {
      // Whoever made the rows closes them.
      if (rows instanceof ReadAhead ahead) ahead.stop();
    }
  }

  /** Rows of earlier jobs, as the ledger has them. */
  final class OfLedger implements PlannedRows {
    private final LedgerReader reader;
    private final Entries entries;
    private final Planner planner = new Planner(NameTemplate.DEFAULT);

    private OfLedger(LedgerReader reader, Entries entries) {
      this.reader = reader;
      this.entries = entries;
    }

    /** The rows of these classes that are not ok. */
    static OfLedger toRetry(Options options, RetryClasses classes) throws EnvironmentException {
      var reader = LedgerReader.open(options.directory());
      try {
        return new OfLedger(reader, reader.toRetry(classes));
      } catch (EnvironmentException e) {
        reader.close();
        throw e;
      }
    }

    @Override
    public Optional<Planned> next() throws EnvironmentException {
      var entry = entries.next();
      // What this very job has recorded meanwhile comes behind what it was recorded for.
      while (entry.isPresent() && entry.get().index() <= planner.rows()) entry = entries.next();
      return entry.map(this::again);
    }

    private Planned again(Entry entry) {
      try {
        var uri = URI.create(entry.url());
        var download = new Download(uri, Optional.of(entry.name()), entry.expected(), List.of());
        return planner.again(entry.index(), download, entry.name());
      } catch (IllegalArgumentException e) {
        return planner.refuse(entry.index(), entry.url(), Reason.BAD_URL, entry.detail());
      }
    }

    @Override
    public boolean areWholeList() {
      return false;
    }

    @Override
    public void close() throws EnvironmentException {
      try (reader) {
        entries.close();
      }
    }
  }
}
