package dev.bunting.report;

import dev.bunting.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes what happens in a job as a trace: each attempt is a slice with its phases nested in it, in
 * the lowest lane that is free, so that there are as many lanes as requests at once. For one
 * thread.
 */
public final class JobTrace implements AutoCloseable {
  /** As fine as anybody sees in a counter. */
  private static final long BETWEEN_COUNTS = Duration.ofMillis(20).toNanos();

  private final TraceEvents out;
  private final Map<Object, Integer> lanes = new HashMap<>();
  private final BitSet busy = new BitSet();
  private Instant origin = Instant.MAX;
  private int named;
  private long latest;
  private long countedAt;
  private long bytes;

  /** A trace to a stream, which is closed with it. */
  public JobTrace(OutputStream out) {
    this.out = new TraceEvents(out);
    this.out.processName("bunting");
  }

  /** Writes what there is to write of an event; those of a job in their order. */
  public void add(Event event) {
    if (origin.equals(Instant.MAX)) origin = event.at();
    switch (event) {
      case Event.AttemptStarted started -> begin(started);
      case Event.AttemptEnded ended -> end(ended);
      case Event.HostPaused paused ->
          host(event, "paused: " + paused.host(), paused.until(), paused.why());
      case Event.HostGivenUp lost ->
          host(event, "given up: " + lost.host(), lost.until(), lost.why());
      case Event.HostLimited limited ->
          out.counter("at once: " + limited.host(), "requests", at(event), limited.requests());
      case Event.Missed missed ->
          out.instant(missed.events() + " events missing", at(event), Map.of());
      case Event.RowEnded _ -> {}
    }
    latest = at(event);
    if (latest - countedAt >= BETWEEN_COUNTS) count();
  }

  private void begin(Event.AttemptStarted started) {
    var lane = busy.nextClearBit(0);
    busy.set(lane);
    lanes.put(key(started.index(), started.uri()), lane);
    if (lane < named) return;
    named = lane + 1;
    out.laneName(named, "request " + named);
  }

  /** Several files called robots.txt may be asked for at once, all of them as row 0. */
  private static Object key(long index, URI uri) {
    return index == 0 ? uri : (Object) index;
  }

  private void end(Event.AttemptEnded ended) {
    var lane = lanes.remove(key(ended.index(), ended.uri()));
    if (lane == null) return;
    busy.clear(lane);
    bytes += ended.traffic().bytes();
    attempt(ended, lane + 1);
  }

  private void attempt(Event.AttemptEnded ended, int lane) {
    var begun = nanos(ended.started());
    var whole = ended.took().toNanos();
    out.slice(name(ended.uri()), lane, begun, whole, facts(ended));
    var timings = ended.trace().timings();
    var toConnection = timings.dns() + timings.connect() + timings.tls();
    var asked = Math.max(ended.traffic().sentAfter(), toConnection);
    var phases = new Phases(lane, begun, whole);
    if (!ended.trace().finalUri().equals(ended.uri()))
      phases.add("redirects", 0, asked - toConnection);
    phases.add("dns", asked - toConnection, timings.dns());
    phases.add("connect", asked - timings.tls() - timings.connect(), timings.connect());
    phases.add("tls", asked - timings.tls(), timings.tls());
    phases.add("wait", asked, timings.await());
    phases.add("receive", asked + timings.await(), timings.receive());
    var received = asked + timings.await() + timings.receive();
    if (ended.failure().isEmpty()) phases.add("save", received, whole - received);
  }

  /** The phases of an attempt, which may not leave it: viewers want slices to nest. */
  private final class Phases {
    private final int lane;
    private final long begun;
    private final long whole;

    Phases(int lane, long begun, long whole) {
      this.lane = lane;
      this.begun = begun;
      this.whole = whole;
    }

    void add(String name, long from, long nanos) {
      var start = Math.clamp(from, 0, whole);
      var length = Math.min(nanos, whole - start);
      if (length > 0) out.slice(name, lane, begun + start, length, Map.of());
    }
  }

  private static Map<String, Object> facts(Event.AttemptEnded ended) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("url", Redaction.url(ended.uri().toString()));
    facts.put("row", ended.index());
    facts.put("attempt", ended.attempt());
    facts.put("status", ended.status());
    ended.trace().status().ifPresent(status -> facts.put("http", status));
    facts.put("bytes", ended.traffic().bytes());
    facts.put("connection", ended.traffic().connection());
    facts.put("process", ended.traffic().process());
    ended.retryAt().ifPresent(at -> facts.put("again at", at));
    return facts;
  }

  /** The last part of the path: the whole URL is among the facts, and rarely fits a slice. */
  private static String name(URI uri) {
    var path = uri.getRawPath() == null ? "" : uri.getRawPath();
    var last = path.substring(path.lastIndexOf('/') + 1);
    return last.isEmpty() ? String.valueOf(uri.getHost()) : last;
  }

  private void host(Event event, String name, Instant until, String why) {
    var args = new LinkedHashMap<String, Object>();
    args.put("until", until);
    args.put("why", why);
    out.instant(name, at(event), args);
  }

  private void count() {
    var since = Math.max(1, latest - countedAt);
    out.counter("requests", "at once", latest, busy.cardinality());
    out.counter("rate", "bytes/s", latest, Math.round(bytes * 1e9 / since));
    bytes = 0;
    countedAt = latest;
  }

  private long at(Event event) {
    return nanos(event.at());
  }

  private long nanos(Instant time) {
    return Math.max(0, origin.until(time, ChronoUnit.NANOS));
  }

  /** Completes the trace. */
  @Override
  public void close() throws IOException {
    count();
    out.close();
  }
}
