package dev.bunting.live;

import dev.bunting.Event;
import dev.bunting.Outcome;
import dev.bunting.report.Redaction;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happens in a job, summed up for whoever looks at it now and then, in bounded memory. Safe
 * for any number of threads.
 */
public final class LiveState {
  private static final int MOST_HOSTS = 5_000;
  private static final int MOST_FAILURES = 50;
  private static final int SHOWN_HOSTS = 50;

  /** A row that failed. */
  record Failure(long row, String url, String reason, String detail) {}

  /** A host as it is shown. */
  record Host(
      String host,
      int inFlight,
      int limit,
      long attempts,
      long failed,
      long bytes,
      String state,
      double secondsLeft,
      String why) {}

  private final int perHost;
  private final Map<String, HostState> hosts = new LinkedHashMap<>();
  private final ArrayDeque<Failure> failures = new ArrayDeque<>();
  private long retries;

  /**
   * @param perHost how many requests at once a host gets at first
   */
  public LiveState(int perHost) {
    this.perHost = perHost;
  }

  /** Takes notice of an event. */
  public synchronized void add(Event event) {
    switch (event) {
      case Event.AttemptStarted started -> host(host(started.uri())).inFlight++;
      case Event.AttemptEnded ended -> end(host(host(ended.uri())), ended);
      case Event.HostLimited limited -> host(limited.host()).limit = limited.requests();
      case Event.HostPaused paused -> {
        host(paused.host()).pausedUntil = paused.until();
        host(paused.host()).why = paused.why();
      }
      case Event.HostGivenUp lost -> {
        host(lost.host()).givenUpUntil = lost.until();
        host(lost.host()).why = lost.why();
      }
      case Event.RowEnded row -> end(row.outcome());
      case Event.Missed _ -> {}
    }
  }

  private static String host(URI uri) {
    return uri.getHost() == null ? "" : uri.getHost();
  }

  private HostState host(String name) {
    var known = hosts.get(name);
    if (known != null) return known;
    if (hosts.size() >= MOST_HOSTS) forgetQuiet(Instant.now());
    var host = new HostState(name, perHost);
    hosts.put(name, host);
    return host;
  }

  private void forgetQuiet(Instant now) {
    hosts.values().removeIf(host -> host.isQuiet(now));
    // All of them in need: then the one known longest has to do.
    if (hosts.size() >= MOST_HOSTS) hosts.remove(hosts.keySet().iterator().next());
  }

  private void end(HostState host, Event.AttemptEnded ended) {
    host.inFlight = Math.max(0, host.inFlight - 1);
    host.attempts++;
    host.bytes += ended.traffic().bytes();
    if (ended.failure().isPresent()) host.failed++;
    if (ended.retryAt().isPresent()) retries++;
  }

  private void end(Outcome outcome) {
    // What was cut off by whoever looks on is no news.
    if (outcome instanceof Outcome.Failed f && !isCutOff(f))
      failures.addFirst(new Failure(f.index(), Redaction.url(f.url()), f.word(), f.detail()));
    else if (outcome instanceof Outcome.Rejected r)
      failures.addFirst(
          new Failure(r.index(), Redaction.url(r.url()), r.reason().word(), r.detail()));
    if (failures.size() > MOST_FAILURES) failures.removeLast();
  }

  private static boolean isCutOff(Outcome.Failed failed) {
    return switch (failed.reason()) {
      case CANCELLED, INTERRUPTED -> true;
      default -> false;
    };
  }

  /** The failures that came last, the last one first. */
  synchronized List<Failure> failures() {
    return List.copyOf(failures);
  }

  /** How many attempts failed and are made again. */
  synchronized long retries() {
    return retries;
  }

  /** How many hosts are known. */
  synchronized int hostCount() {
    return hosts.size();
  }

  /** The hosts to be shown: those in need first, then those that are busiest. */
  synchronized List<Host> hosts(Instant now) {
    var all = new ArrayList<>(hosts.values());
    all.sort(
        Comparator.comparing((HostState h) -> h.pause(now).isEmpty() && !h.isGivenUp(now))
            .thenComparingInt(h -> -h.inFlight)
            .thenComparingLong(h -> -h.attempts)
            .thenComparing(h -> h.host));
    return all.stream().limit(SHOWN_HOSTS).map(h -> shown(h, now)).toList();
  }

  private static Host shown(HostState host, Instant now) {
    var until = host.isGivenUp(now) ? host.givenUpUntil : host.pause(now).orElse(now);
    var state = host.isGivenUp(now) ? "given up" : until.isAfter(now) ? "paused" : "";
    return new Host(
        host.host,
        host.inFlight,
        host.limit,
        host.attempts,
        host.failed,
        host.bytes,
        state,
        now.until(until).toMillis() / 1000.0,
        state.isEmpty() ? "" : host.why);
  }
}
