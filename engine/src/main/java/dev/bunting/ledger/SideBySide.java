package dev.bunting.ledger;

import dev.bunting.Checksum;
import dev.bunting.EnvironmentException;
import dev.bunting.Status;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the ledger beside the list. */
final class SideBySide implements Resume {
  private final Ledger ledger;
  private final LedgerReader reader;
  private final Database database;
  private final long session;
  private final long lastChange; // the last session whose list was not the one before
  private final Set<Long> doubtful; // sessions whose files may be lost in a power cut
  private final Pages<Recorded> pages;

  private List<Recorded> page = List.of();
  private int at;
  private boolean ended; // for good: what earlier sessions recorded does not grow
  private boolean changed;
  private @Nullable ByName byName; // made when it is first needed: most lists never change

  SideBySide(Ledger ledger, LedgerReader reader, long session) throws EnvironmentException {
    this.ledger = ledger;
    this.reader = reader;
    this.session = session;
    database = reader.database();
    try {
      lastChange = database.number("SELECT max(id) FROM session WHERE changed");
      doubtful = Session.doubtful(database);
    } catch (SQLException e) {
      throw database.failure(e);
    }
    pages =
        reader.pages(
            // The current session's own rows are no news.
            "SELECT * FROM entry WHERE id > ? AND (id & 1048575) < "
                + session
                + " ORDER BY id LIMIT ?",
            row -> new Recorded(Schema.session(row.getLong(1)), EntryColumns.get(row)));
  }

  /** An entry and the session that made it. */
  record Recorded(long session, Entry entry) {}

  @Override
  public Optional<Entry> finished(long index, String url, String name, Optional<Checksum> checksum)
      throws EnvironmentException, InterruptedException {
    var recorded = latest(index);
    if (recorded.isPresent()) {
      var entry = recorded.get().entry();
      if (!isOf(entry, url, name)) noteChange();
      else if (!entry.tellsOf(checksum)) return elsewhere(index, url, name, checksum);
      else if (recorded.get().session() >= lastChange) return finished(recorded, checksum);
    }
    if (!changed && lastChange == 0) return Optional.empty();
    return elsewhere(index, url, name, checksum);
  }

  private static boolean isOf(Entry entry, String url, String name) {
    return entry.url().equals(url) && entry.name().equals(name);
  }

  private Optional<Entry> finished(Optional<Recorded> recorded, Optional<Checksum> checksum) {
    return recorded
        .filter(r -> r.entry().isFinished(checksum))
        .filter(r -> r.entry().status() != Status.OK || !doubtful.contains(r.session()))
        .map(Recorded::entry);
  }

  /** The latest entry under this number, found by going forward. */
  private Optional<Recorded> latest(long index) throws EnvironmentException {
    var found = Optional.<Recorded>empty();
    for (var next = peek(index);
        next != null && next.entry().index() <= index;
        next = peek(index)) {
      if (next.entry().index() == index) found = Optional.of(next);
      at++;
    }
    return found;
  }

  private @Nullable Recorded peek(long index) throws EnvironmentException {
    if (at == page.size()) {
      // Rows far ahead, as when only few are tried again, are gone to and not read up to.
      if (page.isEmpty() || page.getLast().entry().index() < index) pages.seek(before(index));
      if (!ended) page = pages.next();
      ended = page.isEmpty();
      at = 0;
    }
    return ended ? null : page.get(at);
  }

  private static long before(long index) {
    return Schema.key(index, 0) - 1;
  }

  private void noteChange() throws EnvironmentException, InterruptedException {
    if (changed) return;
    changed = true;
    // On its way before any row of the new list: no later session takes this one for unchanged.
    ledger.listChanged();
  }

  /** Under another number, or before a session that asked for another checksum. */
  private Optional<Entry> elsewhere(
      long index, String url, String name, Optional<Checksum> checksum)
      throws EnvironmentException, InterruptedException {
    if (byName == null) byName = new ByName(reader, session);
    var latest = byName.latest(name, checksum).filter(r -> isOf(r.entry(), url, name));
    var found = finished(latest, checksum);
    if (found.isEmpty()) return Optional.empty();
    var entry = found.get().at(index).withExpected(checksum);
    ledger.record(entry);
    return Optional.of(entry);
  }

  @Override
  public boolean isNothing() {
    return false;
  }

  @Override
  public void close() throws EnvironmentException {
    reader.close();
  }
}
