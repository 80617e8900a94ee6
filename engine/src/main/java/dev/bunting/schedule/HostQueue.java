package dev.bunting.schedule;

import dev.bunting.Politeness;
import java.util.ArrayDeque;

/** The tasks of one host, and how many of them may run now. Guarded by the lock of its owner. */
final class HostQueue {
  /** Retries a host has in hand before it has answered anything well. */
  private static final int LEAST_BUDGET = 100;

  /** Enough for all that run at once to be told four times that they are too many. */
  private static final int BUDGET_PER_REQUEST = 4;

  final String host;
  final Pace pace;
  final Breaker breaker;
  final HostRobots robots = new HostRobots();
  final ArrayDeque<Task> tasks = new ArrayDeque<>();
  int active;

  /** How many of its tasks wait for the time of their retry. */
  int later;

  /**
   * Where it stands: it is in at most one of the ring and the queue of those that wait for a time.
   */
  boolean placed;

  private final long interval;
  private long readyAt = Long.MIN_VALUE;
  private final int mostRetries;
  private int retryBudget;
  private long pausedUntil = Long.MIN_VALUE;

  // What listeners know, if there are any.
  int toldLimit;
  long toldPause = Long.MIN_VALUE;
  long toldDeath = Long.MIN_VALUE;

  HostQueue(String host, Politeness politeness) {
    this.host = host;
    pace = new Pace(politeness.perHost());
    breaker = new Breaker(Math.max(1, politeness.retries()));
    interval = politeness.hostInterval().toNanos();
    mostRetries =
        Math.clamp((long) BUDGET_PER_REQUEST * politeness.perHost(), LEAST_BUDGET, 1_000_000);
    retryBudget = mostRetries;
    toldLimit = pace.limit();
  }

  boolean mayRun() {
    if (tasks.isEmpty() || robots.asking()) return false;
    return breaker.isOpen() ? breaker.mayProbe() : active < pace.limit();
  }

  /** Takes notice that a request begins. */
  void begin(long now) {
    active++;
    breaker.begun();
    rest(now);
  }

  /** The next request is to come its interval later than this. */
  void rest(long begun) {
    var least = Math.max(interval, robots.delay());
    if (least > 0) notBefore(begun + least);
  }

  /**
   * A task that is to be tried again: before the new ones, but of those that probe each in turn.
   */
  void addAgain(Task task) {
    if (breaker.isOpen()) tasks.addLast(task);
    else tasks.addFirst(task);
  }

  /** The time before which no request may begin. */
  long readyAt() {
    return readyAt;
  }

  void notBefore(long time) {
    readyAt = Math.max(readyAt, time);
  }

  /** Leaves the host alone: not its usual distance between requests, but since it is in need. */
  void pause(long until) {
    pausedUntil = Math.max(pausedUntil, until);
    notBefore(until);
  }

  /** Until when it is left alone; in the past if it is not. */
  long pausedUntil() {
    return pausedUntil;
  }

  void earnRetry() {
    retryBudget = Math.min(retryBudget + 1, mostRetries);
  }

  /** Whether one more retry is in the budget: a sick host must not be asked for ever. */
  boolean spendRetry() {
    if (retryBudget == 0) return false;
    retryBudget--;
    return true;
  }

  boolean isUnused() {
    return tasks.isEmpty() && active == 0 && later == 0;
  }

  /** Whether nothing would be lost by forgetting it, once it is unused. */
  boolean isFresh(long now) {
    return robots.isFresh()
        && pace.isFresh()
        && breaker.isFresh()
        && retryBudget == mostRetries
        && readyAt <= now;
  }
}
