package dev.bunting.live;

import java.time.Instant;
import java.util.Optional;

/** How one host stands. Guarded by the monitor of its owner. */
final class HostState {
  final String host;
  int inFlight;
  int limit;
  long attempts;
  long failed;
  long bytes;
  Instant pausedUntil = Instant.MIN;
  Instant givenUpUntil = Instant.MIN;
  String why = "";

  HostState(String host, int limit) {
    this.host = host;
    this.limit = limit;
  }

  Optional<Instant> pause(Instant now) {
    return Optional.of(pausedUntil).filter(now::isBefore);
  }

  boolean isGivenUp(Instant now) {
    return now.isBefore(givenUpUntil);
  }

  /** Whether it is of interest at all at this moment. */
  boolean isQuiet(Instant now) {
    return inFlight == 0 && failed == 0 && pause(now).isEmpty() && !isGivenUp(now);
  }
}
