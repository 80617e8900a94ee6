package dev.bunting.report;

import dev.bunting.Outcome;
import dev.bunting.Status;
import dev.bunting.Summary;
import dev.bunting.ledger.Entry;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Counts rows as they end, in bounded memory. Any thread may ask for the {@link #summary}; one at a
 * time adds.
 */
public final class SummaryCollector {
  private static final int MAX_GROUPS = 10_000;

  private record Group(String reason, String host) {}

  private final Map<Group, long[]> groups = new HashMap<>();
  private long ok;
  private long notFound;
  private long errors;
  private long bytes;
  private OptionalLong rows = OptionalLong.empty();

  /** Counts a row that was written down. */
  public void add(Entry entry) {
    if (entry.status() == Status.ERROR) error(entry.reason().orElse(""), entry.host());
    else wentWell(entry.status(), entry.file().map(f -> f.bytes()).orElse(0L));
  }

  /** Counts a row. */
  public void add(Outcome outcome) {
    // No switch over patterns here: its first use costs a cold process 8 ms.
    if (outcome instanceof Outcome.Saved saved) wentWell(Status.OK, saved.bytes());
    else if (outcome.status() != Status.ERROR) wentWell(outcome.status(), 0);
    else if (outcome instanceof Outcome.Failed f) error(f.word(), host(f.trace().finalUri()));
    else if (outcome instanceof Outcome.Rejected r) error(r.reason().word(), "");
    else error("", host(URI.create(outcome.url())));
  }

  private static String host(URI uri) {
    return uri.getHost() == null ? "" : uri.getHost();
  }

  private synchronized void wentWell(Status status, long size) {
    if (status == Status.OK) ok++;
    else notFound++;
    bytes += size;
  }

  private synchronized void error(String reason, String host) {
    errors++;
    var group = new Group(reason, host);
    if (groups.size() >= MAX_GROUPS && !groups.containsKey(group))
      group = new Group(reason, Summary.OTHER_HOSTS);
    groups.computeIfAbsent(group, _ -> new long[1])[0]++;
  }

  /** Takes notice of how many rows the whole list has. */
  public synchronized void listEnded(long count) {
    rows = OptionalLong.of(count);
  }

  /** What was counted so far. */
  public synchronized Summary summary() {
    return new Summary(ok, notFound, errors, bytes, rows, failures());
  }

  private List<Summary.Failures> failures() {
    return groups.entrySet().stream()
        .map(e -> new Summary.Failures(e.getKey().reason(), e.getKey().host(), e.getValue()[0]))
        .sorted(SummaryCollector::compare)
        .toList();
  }

  /** The most rows first, then by reason and host. */
  private static int compare(Summary.Failures a, Summary.Failures b) {
    var byRows = Long.compare(b.rows(), a.rows());
    if (byRows != 0) return byRows;
    var byReason = a.reason().compareTo(b.reason());
    return byReason != 0 ? byReason : a.host().compareTo(b.host());
  }
}
