package dev.bunting.schedule;

import dev.bunting.Outcome;
import dev.bunting.Politeness;
import dev.bunting.Trace;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What the end of an attempt means: for its host, which is pressed less or more, paused, or given
 * up; and for its task, which is tried again or not. Guarded by its owner's lock.
 */
final class Manners {
  private final Politeness politeness;
  private final Retries retries;

  Manners(Politeness politeness, RandomGenerator random) {
    this.politeness = politeness;
    retries = new Retries(politeness, random);
  }

  /** Treats the host as what it answered asks for. */
  void heed(HostQueue host, Task task, Result result, long now) {
    var outcome = result.outcome();
    if (Retries.well(outcome)) host.earnRetry();
    if (politeness.adaptive()) adapt(host, task, result, now);
    if (Retries.tooManyRequests(outcome)) host.pause(now + pause(task, result).toNanos());
  }

  private void adapt(HostQueue host, Task task, Result result, long now) {
    var begun = result.begun();
    var outcome = result.outcome();
    if (Retries.noConnection(outcome) && outcome instanceof Outcome.Failed failed)
      noConnection(host, task, begun, failed, now);
    else if (Retries.answered(outcome)) {
      if (host.breaker.answered(begun)) host.pace.restart(now);
    } else host.breaker.ended(begun);
    if (Retries.overloaded(outcome)) host.pace.tooMuch(begun, host.active, now);
    else if (Retries.well(outcome)) host.pace.went(begun, await(outcome, task), host.active, now);
  }

  /** What a host fails in that this one redirects to tells nothing about this one. */
  private void noConnection(
      HostQueue host, Task task, long begun, Outcome.Failed failed, long now) {
    if (!isOfHost(failed.trace(), task)) host.breaker.ended(begun);
    else if (host.breaker.failed(begun, failed, now))
      host.pause(now + retries.backOff(host.breaker.nextProbe()).toNanos());
  }

  /** How long the host itself took to answer well; 0 if another one did, by a redirect. */
  private static long await(Outcome outcome, Task task) {
    // No switch over patterns here: its first use costs a cold process 8 ms.
    if (outcome instanceof Outcome.Saved saved) return await(saved.trace(), task);
    if (outcome instanceof Outcome.NotFound none) return await(none.trace(), task);
    return 0;
  }

  private static long await(Trace trace, Task task) {
    return isOfHost(trace, task) ? trace.timings().await() : 0;
  }

  private static boolean isOfHost(Trace trace, Task task) {
    return trace.finalUri().equals(task.uri());
  }

  private Duration pause(Task task, Result result) {
    return result.retryAfter().map(Retries::capped).orElseGet(() -> retries.backOff(rounds(task)));
  }

  /** Whether the task has another try. */
  boolean mayTryAgain(HostQueue host, Task task, Result result, long now) {
    return retries.worthwhile(task, result.outcome())
        && (!host.breaker.isDead(now) || hasAnotherPlace(task))
        && (bounded(host, result) || host.spendRetry());
  }

  /** While the breaker is open, it bounds what is tried: no need to pay for it. */
  private static boolean bounded(HostQueue host, Result result) {
    return host.breaker.isOpen() && Retries.noConnection(result.outcome());
  }

  /** When it has it. */
  long retryAt(Task task, Result result, long now) {
    // The next mirror had no part in what went wrong here.
    if (task.attempt() % task.places() != 0) return now;
    var asked = result.retryAfter().map(Retries::capped).orElse(Duration.ZERO);
    var backOff = retries.backOff(rounds(task));
    return now + (asked.compareTo(backOff) > 0 ? asked : backOff).toNanos();
  }

  /** Whether the next try, if there is one, asks a place that this round has not asked yet. */
  boolean hasAnotherPlace(Task task) {
    return task.attempt() % task.places() != 0 && task.attempt() <= politeness.retries();
  }

  /** How often the task has gone through all of its places, the round that it is in included. */
  private static int rounds(Task task) {
    return 1 + (task.attempt() - 1) / task.places();
  }
}
