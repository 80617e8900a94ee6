package dev.bunting.ledger;

import dev.bunting.Timings;
import dev.bunting.Trace;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * What is kept of how a row was tried.
 *
 * @param status the HTTP status of the last response, if one came
 * @param attempts how often it was tried
 * @param started when the last attempt began; kept to the millisecond
 * @param timings the phases of the last attempt; kept to the microsecond
 */
public record Tried(OptionalInt status, int attempts, Instant started, Timings timings) {

  static Tried of(Trace trace) {
    return new Tried(trace.status(), trace.attempts(), trace.started(), trace.timings());
  }
}
