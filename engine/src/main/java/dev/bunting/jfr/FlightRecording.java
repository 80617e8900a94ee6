package dev.bunting.jfr;

import dev.bunting.Event;
import dev.bunting.Outcome;
import dev.bunting.report.Redaction;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Passes the events of one job on to Java Flight Recorder: downloads, attempts and pauses, with
 * URLs redacted.
 *
 * <p>Told at the moment when things happen, since JFR takes the times itself; by one thread at a
 * time.
 */
public final class FlightRecording implements Consumer<Event> {
  private final Map<Object, AttemptEvent> attempts = new HashMap<>();
  private final Map<Long, DownloadEvent> downloads = new HashMap<>();

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.AttemptStarted started -> begin(started);
      case Event.AttemptEnded ended -> end(ended);
      case Event.HostPaused paused -> commit(paused);
      case Event.RowEnded row -> end(row.outcome());
      case Event.HostLimited _, Event.HostGivenUp _, Event.Missed _ -> {}
    }
  }

  private void begin(Event.AttemptStarted started) {
    if (started.index() > 0 && !downloads.containsKey(started.index())) beginRow(started.index());
    var attempt = new AttemptEvent();
    if (!attempt.isEnabled()) return;
    attempt.begin();
    attempts.put(key(started.index(), started.uri()), attempt);
  }

  private void beginRow(long index) {
    var download = new DownloadEvent();
    if (!download.isEnabled()) return;
    download.begin();
    downloads.put(index, download);
  }

  /** Several files called robots.txt may be asked for at once, all of them as row 0. */
  private static Object key(long index, URI uri) {
    return index == 0 ? uri : (Object) index;
  }

  private void end(Event.AttemptEnded ended) {
    var download = downloads.get(ended.index());
    if (download != null) download.end();
    var attempt = attempts.remove(key(ended.index(), ended.uri()));
    if (attempt == null) return;
    attempt.end();
    if (!attempt.shouldCommit()) return;
    describe(attempt, ended);
    attempt.commit();
  }

  private static void describe(AttemptEvent attempt, Event.AttemptEnded ended) {
    attempt.row = ended.index();
    attempt.attempt = ended.attempt();
    attempt.url = Redaction.url(ended.uri().toString());
    attempt.host = host(ended.uri());
    attempt.status = ended.status();
    attempt.httpStatus = ended.trace().status().orElse(0);
    attempt.bytes = ended.traffic().bytes();
    attempt.connection = ended.traffic().connection();
    attempt.process = ended.traffic().process();
    attempt.retried = ended.retryAt().isPresent();
    var timings = ended.trace().timings();
    attempt.dns = timings.dns();
    attempt.connect = timings.connect();
    attempt.tls = timings.tls();
    attempt.await = timings.await();
    attempt.receive = timings.receive();
  }

  private void end(Outcome outcome) {
    var download = downloads.remove(outcome.index());
    if (download == null || !download.shouldCommit()) return;
    download.row = outcome.index();
    download.url = Redaction.url(outcome.url());
    download.host = host(URI.create(outcome.url()));
    download.status = outcome.status().word();
    switch (outcome) {
      case Outcome.Saved saved -> {
        download.attempts = saved.trace().attempts();
        download.bytes = saved.bytes();
      }
      case Outcome.NotFound notFound -> download.attempts = notFound.trace().attempts();
      case Outcome.Failed failed -> {
        download.attempts = failed.trace().attempts();
        download.reason = failed.word();
      }
      case Outcome.Duplicate _, Outcome.Rejected _ -> {}
    }
    download.commit();
  }

  private static String host(URI uri) {
    return uri.getHost() == null ? "" : uri.getHost();
  }

  private static void commit(Event.HostPaused paused) {
    var event = new HostPausedEvent();
    if (!event.shouldCommit()) return;
    event.host = paused.host();
    event.reason = paused.why();
    event.until = paused.until().toEpochMilli();
    event.commit();
  }
}
