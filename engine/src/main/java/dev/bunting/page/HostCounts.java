package dev.bunting.page;

import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Tried;

/** What one host did. */
final class HostCounts {
  long rows;
  long ok;
  long notFound;
  long errors;
  long bytes;
  long retries;
  final Durations durations = new Durations(2);

  void add(Entry entry) {
    rows++;
    switch (entry.status()) {
      case OK -> ok++;
      case NOT_FOUND -> notFound++;
      case ERROR -> errors++;
    }
    if (entry.file().isPresent()) bytes += entry.file().get().bytes();
    if (entry.tried().isPresent()) add(entry.tried().get());
  }

  private void add(Tried tried) {
    retries += Math.max(0, tried.attempts() - 1);
    durations.add(tried.timings().total() / 1_000);
  }

  void addAll(HostCounts other) {
    rows += other.rows;
    ok += other.ok;
    notFound += other.notFound;
    errors += other.errors;
    bytes += other.bytes;
    retries += other.retries;
    durations.addAll(other.durations);
  }
}
