package dev.bunting.ledger;

import dev.bunting.Timings;
import dev.bunting.Trace;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is kept of a {@link Trace}. URLs are text here: a million rows are gone through without
 * parsing one.
 *
 * @param status the HTTP status of the last response, if one came
 * @param attempts how often it was tried
 * @param started when the last attempt began; kept to the millisecond
 * @param timings the phases of the last attempt; kept to the microsecond
 * @param finalUrl where the last answer came from, if redirects led to another URL
 */
public record Tried(
    OptionalInt status, int attempts, Instant started, Timings timings, Optional<String> finalUrl) {

  static Tried of(Trace trace, String url) {
    return new Tried(
        trace.status(),
        trace.attempts(),
        trace.started(),
        trace.timings(),
        Optional.of(trace.finalUri().toString()).filter(last -> !last.equals(url)));
  }

  /**
   * The trace again, without the text beside the status, which is not kept.
   *
   * @param asked the row's URL
   */
  public Trace trace(URI asked) {
    return new Trace(
        status, "", attempts, started, timings, finalUrl.map(URI::create).orElse(asked));
  }
}
