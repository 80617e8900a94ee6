package dev.bunting.schedule;

import dev.bunting.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * A circuit breaker for one host: after {@value #FAILURES} connections in a row that did not come
 * about, the host is asked by one probe at a time, each after a longer pause; after as many failed
 * probes as a row may have retries it counts as dead for five minutes. So a dead host costs a few
 * connect timeouts, not several for each of its rows.
 *
 * <p>Guarded by its owner's lock; times are in nanoseconds of the schedule's clock.
 */
final class Breaker {
  /** Two or three fail in a row now and then, where every connection is a little unsafe. */
  private static final int FAILURES = 5;

  /** A host that was away for so long may be back; until then its rows end without being tried. */
  private static final long DEAD = Duration.ofMinutes(5).toNanos();

  private final int mostProbes;
  private int failures;
  private int probes;
  private boolean open;
  private boolean probing;
  private long since = Long.MIN_VALUE;
  private long deadUntil = Long.MIN_VALUE;
  private Optional<Outcome.Failed> last = Optional.empty();

  Breaker(int mostProbes) {
    this.mostProbes = mostProbes;
  }

  boolean isOpen() {
    return open;
  }

  /** Whether the next request to an open breaker's host may begin. */
  boolean mayProbe() {
    return !probing;
  }

  void begun() {
    probing = open;
  }

  /** The probe whose turn comes next, from 1: how long the pause before it is depends on it. */
  int nextProbe() {
    return probes + 1;
  }

  boolean isDead(long now) {
    return open && now < deadUntil;
  }

  /** Until when it counts as dead; in the past if it does not. */
  long deadUntil() {
    return deadUntil;
  }

  /** Why the host counts as dead. */
  Optional<Outcome.Failed> last() {
    return last;
  }

  boolean isFresh() {
    return !open && failures == 0;
  }

  /** The host answered, or its connection at least stood; true if that closed the breaker. */
  boolean answered(long begunAt) {
    if (open && begunAt < since) return false;
    var closed = open;
    open = false;
    probing = false;
    failures = 0;
    probes = 0;
    deadUntil = Long.MIN_VALUE;
    last = Optional.empty();
    return closed;
  }

  /** The attempt tells nothing about the host. */
  void ended(long begunAt) {
    if (begunAt >= since) probing = false;
  }

  /**
   * A connection did not come about. Those that began before the last pause tell nothing new.
   *
   * @return whether the host is to be paused now
   */
  boolean failed(long begunAt, Outcome.Failed outcome, long now) {
    last = Optional.of(outcome);
    if (begunAt < since) return false;
    if (open) probes++;
    else if (++failures < FAILURES) return false;
    if (open && probes >= mostProbes) die(now);
    open = true;
    probing = false;
    since = now;
    return true;
  }

  /** One failed probe more will do the next time. */
  private void die(long now) {
    deadUntil = now + DEAD;
    probes = mostProbes - 1;
  }
}
