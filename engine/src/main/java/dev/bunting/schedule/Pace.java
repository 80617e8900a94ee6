package dev.bunting.schedule;

import java.util.Optional;

/**
 * How many requests at once one host gets: fewer, by half, when it says that they are too many
 * (429, 503, a reset), fewer when its answers come later the more there are ({@link Latency}), and
 * more again while it answers well; quickly up to half of what it once took, then slowly.
 *
 * <p>Guarded by its owner's lock; times are in nanoseconds of the schedule's clock.
 */
final class Pace {
  private final int most;
  private int limit;
  private int quickUpTo;
  private int goodInARow;
  private long loweredAt = Long.MIN_VALUE;
  private Optional<Latency> latency = Optional.empty();

  Pace(int most) {
    this.most = most;
    limit = most;
    quickUpTo = most;
  }

  int limit() {
    return limit;
  }

  boolean isFresh() {
    return limit == most && latency.isEmpty();
  }

  /**
   * Takes notice of a good answer.
   *
   * @param await how long its first byte took, in nanoseconds; 0 if that is not known
   * @param active how many requests the host has now, this one included
   */
  void went(long begunAt, long await, int active, long now) {
    if (await > 0 && most > 1) heed(observed().sample(begunAt, await, active, limit, now));
    if (limit < most && (latency.isEmpty() || latency.get().mayGrow())) grow();
  }

  private void heed(int advised) {
    if (advised < limit) quickUpTo = advised;
    limit = advised;
  }

  private Latency observed() {
    if (latency.isEmpty()) latency = Optional.of(new Latency());
    return latency.get();
  }

  private void grow() {
    if (limit >= quickUpTo && ++goodInARow < limit) return;
    goodInARow = 0;
    limit++;
    latency.ifPresent(Latency::grown);
  }

  /**
   * Half as many at once. Answers to requests that began before the last lowering tell of the load
   * before it, and count no more.
   */
  void tooMuch(long begunAt, int active, long now) {
    goodInARow = 0;
    if (begunAt < loweredAt) return;
    lower(Math.max(1, Math.min(limit, active + 1) / 2), now);
    quickUpTo = limit;
  }

  /** The host was away: one request at first, and then quickly more, up to half of before. */
  void restart(long now) {
    quickUpTo = Math.max(1, limit / 2);
    lower(1, now);
  }

  private void lower(int to, long now) {
    limit = to;
    loweredAt = now;
    latency.ifPresent(l -> l.disturbed(now));
  }
}
