package dev.bunting.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether one host answers later because of how much it is asked at once. It compares the
 * time to the first byte, never that of a whole file, over rounds of at least {@value #ROUND}
 * answers, by the mean of logarithms: one answer that took a minute counts little in it.
 *
 * <p>Later answers alone prove nothing: the server may be slow for another reason, or its times be
 * of all kinds. So a lowered limit is first a trial: it stays only if answers came sooner for it,
 * as they do where requests wait for each other; else the limit is as before, these times are from
 * now on what is normal, and the next trial has to wait, each time longer. That rules out the
 * spiral in which a limit falls for ever after times that never get better.
 *
 * <p>Guarded by its owner's lock.
 */
final class Latency {
  private static final int ROUND = 48;

  /** Sooner than this is soon enough, and may well be our own doing: not to be told apart. */
  private static final long QUICK = Duration.ofMillis(100).toNanos();

  private static final double RISEN = Math.log(1.5);
  private static final double CALM = Math.log(1.25);

  /** How much of the gain that a lower limit promises must be seen. */
  private static final double CONVINCING = 0.6;

  private static final int FIRST_PATIENCE = 8;
  private static final int MOST_PATIENCE = 256;
  private static final int MOST_STEP = 16;

  /** A limit on probation, and what it is to be better than. */
  private record Trial(int oldLimit, double oldTime, double wanted) {}

  // This round; times are natural logarithms of nanoseconds.
  private long since = Long.MIN_VALUE;
  private int count;
  private double sum;
  private double least = Double.MAX_VALUE;
  private int load;

  /** What is normal: at first the quickest answer. */
  private double base = Double.MAX_VALUE;

  private boolean mayGrow = true;
  private boolean cautious;

  /** By how much the limit may still grow in this round, and could at its beginning. */
  private int room;

  private int step = 1;
  private int roundsNotCalm;
  private int roundsToRest;
  private int patience = FIRST_PATIENCE;
  private @Nullable Trial trial;

  boolean mayGrow() {
    return mayGrow && (!cautious || room > 0);
  }

  /** Where a lower limit has once proved right, it is to be seen what one more does. */
  void grown() {
    room--;
  }

  /** The limit was changed from outside: what was seen so far tells nothing. */
  void disturbed(long now) {
    trial = null;
    mayGrow = true;
    newRound(now);
  }

  /** Takes notice of a good answer; returns the limit from now on. */
  int sample(long begunAt, long await, int active, int limit, long now) {
    if (begunAt < since) return limit;
    var time = Math.log((double) Math.max(await, QUICK));
    count++;
    sum += time;
    least = Math.min(least, time);
    load = Math.max(load, active);
    return count < Math.max(ROUND, 2 * limit) ? limit : roundOver(limit, now);
  }

  private int roundOver(int limit, long now) {
    var time = sum / count;
    if (base == Double.MAX_VALUE) base = least;
    var next = trial == null ? judge(time, limit) : endTrial(trial, time, limit);
    newRound(next == limit ? since : now);
    return next;
  }

  private void newRound(long from) {
    since = from;
    count = 0;
    sum = 0;
    least = Double.MAX_VALUE;
    load = 0;
  }

  private int judge(double time, int limit) {
    // Halfway: a round that was quick by chance is not what is normal.
    if (time < base) base = (base + time) / 2;
    mayGrow = time - base <= CALM;
    step = mayGrow ? Math.min(2 * step, MOST_STEP) : 1;
    room = step / 2;
    roundsNotCalm = mayGrow ? 0 : roundsNotCalm + 1;
    if (roundsToRest > 0) roundsToRest--;
    var suspicious = time - base > RISEN || roundsNotCalm > FIRST_PATIENCE;
    return suspicious && roundsToRest == 0 ? beginTrial(time, limit) : limit;
  }

  /** As many as would bring the time back to normal if requests do wait for each other. */
  private int beginTrial(double time, int limit) {
    var now = Math.min(load, limit);
    if (now < 2) return limit;
    var fitting = (int) Math.round(now * Math.exp(base - time));
    var next = Math.max(1, Math.clamp(fitting, now / 2, Math.max(now / 2, now * 3 / 4)));
    trial = new Trial(limit, time, CONVINCING * Math.log((double) now / next));
    mayGrow = false;
    return next;
  }

  private int endTrial(Trial old, double time, int limit) {
    trial = null;
    roundsNotCalm = 0;
    if (old.oldTime() - time >= old.wanted()) {
      patience = FIRST_PATIENCE;
      cautious = true;
      return judge(time, limit);
    }
    base = (time + old.oldTime()) / 2;
    mayGrow = true;
    cautious = false;
    roundsToRest = patience;
    patience = Math.min(2 * patience, MOST_PATIENCE);
    return old.oldLimit();
  }
}
