package dev.bunting.schedule;

import dev.bunting.Event;
import dev.bunting.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells a listener what becomes of attempts and hosts. Called under its owner's lock, and so
 * everything is told in the order in which it happened.
 */
final class Teller {
  private final Consumer<Event> listener;
  private final Instant origin;
  private final long originNanos;

  /**
   * @param now the time by the schedule's clock
   */
  Teller(Consumer<Event> listener, long now) {
    this.listener = listener;
    origin = Instant.now();
    originNanos = now;
  }

  void started(Task task, long now) {
    listener.accept(
        new Event.AttemptStarted(instant(now), task.index(), task.attempt(), task.uri()));
  }

  /** Tells of an attempt that has ended, and of what that means for its host. */
  void ended(Task task, Result result, Optional<Long> retryAt, HostQueue host, long now) {
    listener.accept(
        new Event.AttemptEnded(
            instant(now),
            task.index(),
            task.attempt(),
            task.uri(),
            instant(result.begun()),
            result.outcome(),
            result.traffic(),
            retryAt.map(this::instant)));
    limited(host, now);
    paused(host, result.outcome(), now);
    givenUp(host, result.outcome(), now);
  }

  void ended(Outcome outcome, long now) {
    listener.accept(new Event.RowEnded(instant(now), outcome));
  }

  private void limited(HostQueue host, long now) {
    if (host.pace.limit() == host.toldLimit) return;
    host.toldLimit = host.pace.limit();
    listener.accept(new Event.HostLimited(instant(now), host.host, host.toldLimit));
  }

  private void paused(HostQueue host, Outcome outcome, long now) {
    if (host.pausedUntil() <= host.toldPause) return;
    host.toldPause = host.pausedUntil();
    listener.accept(
        new Event.HostPaused(instant(now), host.host, instant(host.toldPause), word(outcome)));
  }

  private void givenUp(HostQueue host, Outcome outcome, long now) {
    if (host.breaker.deadUntil() <= host.toldDeath) return;
    host.toldDeath = host.breaker.deadUntil();
    listener.accept(
        new Event.HostGivenUp(instant(now), host.host, instant(host.toldDeath), word(outcome)));
  }

  private static String word(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed ? failed.word() : outcome.status().word();
  }

  private Instant instant(long nanoTime) {
    return origin.plusNanos(nanoTime - originNanos);
  }
}
