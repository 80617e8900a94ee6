package dev.bunting.schedule;

import java.util.ArrayDeque;

/** The tasks of one host, and how many of them may run now. Guarded by the lock of its owner. */
final class HostQueue {
  /** Retries a host has in hand before it has answered anything well. */
  private static final int RETRY_BUDGET = 100;

  final String host;
  private final int most;
  final ArrayDeque<Task> tasks = new ArrayDeque<>();
  int active;

  /**
   * Where it stands: it is in at most one of the ring and the queue of those that wait for a time.
   */
  boolean placed;

  private long readyAt = Long.MIN_VALUE;
  private int limit;
  private int goodInARow;
  private long loweredAt = Long.MIN_VALUE;
  private int retryBudget = RETRY_BUDGET;

  HostQueue(String host, int most) {
    this.host = host;
    this.most = most;
    limit = most;
  }

  boolean mayRun() {
    return active < limit && !tasks.isEmpty();
  }

  /** The time before which no request may begin. */
  long readyAt() {
    return readyAt;
  }

  void notBefore(long time) {
    readyAt = Math.max(readyAt, time);
  }

  int limit() {
    return limit;
  }

  /** One more at once after as many good answers as run at once now: up slowly. */
  void went(boolean well) {
    if (!well) {
      goodInARow = 0;
      return;
    }
    retryBudget = Math.min(retryBudget + 1, RETRY_BUDGET);
    if (limit == most || ++goodInARow < limit) return;
    goodInARow = 0;
    limit++;
  }

  /**
   * Half as many at once: down fast. Answers to requests that began before the last lowering tell
   * of the load before it, and count no more.
   */
  void tooMuch(long begunAt, long now) {
    goodInARow = 0;
    if (begunAt < loweredAt) return;
    loweredAt = now;
    limit = Math.max(1, Math.min(limit, active + 1) / 2);
  }

  /** Whether one more retry is in the budget: a dead host must not be asked for ever. */
  boolean spendRetry() {
    if (retryBudget == 0) return false;
    retryBudget--;
    return true;
  }

  /** Whether nothing would be lost by forgetting it. */
  boolean isIdle(long now) {
    return tasks.isEmpty() && active == 0 && limit == most && readyAt <= now;
  }
}
