package dev.bunting.cli;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import java.util.Optional;

/**
 * How many of each outcome there were. The thread that reads the job's outcomes counts; any thread
 * may read {@link #total()}.
 */
final class Tally {
  /** One may be lost; and more would cost a sequential run an idle timeout each. */
  private static final int ENOUGH = 2;

  private int saved;
  private int notFound;
  private int failed;
  private volatile int total;
  private boolean answered;
  private Optional<Outcome.Failed> firstFailed = Optional.empty();
  private Optional<Outcome.Failed> firstUnwritten = Optional.empty();

  void count(Outcome outcome) {
    // Not a switch over patterns: its first use costs a cold process 8 ms.
    if (outcome instanceof Outcome.Saved) saved++;
    else if (outcome instanceof Outcome.NotFound) notFound++;
    else failed++;
    if (outcome instanceof Outcome.Failed f) remember(f);
    total = saved + notFound + failed;
  }

  private void remember(Outcome.Failed outcome) {
    answered |= outcome.trace().status().isPresent();
    if (firstFailed.isEmpty()) firstFailed = Optional.of(outcome);
    if (firstUnwritten.isEmpty() && outcome.reason() == Reason.WRITE_FAILED)
      firstUnwritten = Optional.of(outcome);
  }

  int saved() {
    return saved;
  }

  int notFound() {
    return notFound;
  }

  int failed() {
    return failed;
  }

  /** All outcomes so far. */
  int total() {
    return total;
  }

  /** Why not one request was answered over HTTP, if so. */
  Optional<Outcome.Failed> silence() {
    return answered || saved + notFound > 0 ? Optional.empty() : firstFailed;
  }

  /**
   * Whether the server takes requests and answers none: it is hardly one of HTTP, and each further
   * code would cost an idle timeout.
   */
  boolean isMute() {
    return total >= ENOUGH && silence().filter(f -> f.reason() == Reason.IDLE_TIMEOUT).isPresent();
  }

  /** The first file that the disk did not take, if any. */
  Optional<Outcome.Failed> firstUnwritten() {
    return firstUnwritten;
  }
}
