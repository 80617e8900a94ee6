package dev.bunting.cli.compare;

import dev.bunting.Outcome;
import dev.bunting.Status;
import dev.bunting.Timings;
import dev.bunting.Trace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What became of one download, and when.
 *
 * @param index its place in the list, from 1
 * @param reason why it is not ok; empty if it is
 * @param path where its file is below the destination, if this download has one of its own
 * @param bytes the size of that file
 * @param start nanoseconds from the beginning of the run to that of the download
 */
public record Transfer(
    long index,
    Status status,
    Optional<String> reason,
    Optional<String> path,
    long bytes,
    long start,
    Timings timings) {

  /** When it was through, in nanoseconds from the beginning of the run. */
  public long end() {
    return start + timings.total();
  }

  /**
   * What an outcome tells.
   *
   * @param directory the destination
   * @param began when the run did
   */
  static Transfer of(Outcome outcome, Path directory, Instant began) {
    return switch (outcome) {
      case Outcome.Saved s -> {
        var path = Optional.of(directory.relativize(s.path()).toString());
        yield of(s, Optional.empty(), path, s.bytes(), s.trace(), began);
      }
      case Outcome.NotFound n ->
          of(
              n,
              Optional.of("http-" + n.trace().status().orElse(404)),
              Optional.empty(),
              0,
              n.trace(),
              began);
      case Outcome.Failed f -> of(f, Optional.of(f.word()), Optional.empty(), 0, f.trace(), began);
      case Outcome.Duplicate d -> withoutRequest(d, Optional.empty());
      case Outcome.Rejected r -> withoutRequest(r, Optional.of(r.reason().word()));
    };
  }

  private static Transfer of(
      Outcome outcome,
      Optional<String> reason,
      Optional<String> path,
      long bytes,
      Trace trace,
      Instant began) {
    long start = Math.max(0, began.until(trace.started(), ChronoUnit.NANOS));
    return new Transfer(
        outcome.index(), outcome.status(), reason, path, bytes, start, trace.timings());
  }

  private static Transfer withoutRequest(Outcome outcome, Optional<String> reason) {
    return new Transfer(
        outcome.index(), outcome.status(), reason, Optional.empty(), 0, 0, Timings.NONE);
  }
}
