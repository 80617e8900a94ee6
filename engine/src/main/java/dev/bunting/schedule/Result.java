package dev.bunting.schedule;

import dev.bunting.Outcome;
import dev.bunting.Traffic;
import java.time.Duration;
import java.util.Optional;

/**
 * How an attempt ended.
 *
 * @param begun the {@link System#nanoTime()} at which it began
 * @param outcome the download's outcome, if it is not tried again
 * @param retryAfter how long the server wants to be left alone
 * @param partial what the next try, or a later run, can go on with
 * @param robots the text of the robots.txt that was asked for, if there is one
 * @param traffic what it used of the network
 */
public record Result(
    long begun,
    Outcome outcome,
    Optional<Duration> retryAfter,
    Optional<Partial> partial,
    Optional<String> robots,
    Traffic traffic) {

  /** An attempt that leaves nothing to go on with, and used nothing. */
  public Result(long begun, Outcome outcome, Optional<Duration> retryAfter) {
    this(begun, outcome, retryAfter, Optional.empty(), Optional.empty(), Traffic.NONE);
  }
}
