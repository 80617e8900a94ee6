package dev.bunting;

import java.time.Duration;

/**
 * How hard a job may press the hosts it asks.
 *
 * @param perHost requests at once to one host, 1 or more
 * @param hostInterval the least time between the beginnings of two requests to one host; zero for
 *     none
 * @param interval the same for all hosts together
 * @param adaptive whether the requests at once to a host go down when it says that they are too
 *     many, or answers later for them, and up again when it answers well; and whether a host to
 *     which no connection comes about is asked by one request at a time, and given up in the end
 * @param robots whether the robots.txt of each origin is asked first, and what it does not allow is
 *     not fetched
 * @param retries how often a download that failed for a reason that may pass is tried again, 0 or
 *     more
 * @param retryDelay how long to wait before the first retry; doubled for each further one, and
 *     jittered
 */
public record Politeness(
    int perHost,
    Duration hostInterval,
    Duration interval,
    boolean adaptive,
    boolean robots,
    int retries,
    Duration retryDelay) {

  /** As many as there are, as fast as they come, each tried once and no host spared. */
  public static final Politeness NONE =
      new Politeness(
          Integer.MAX_VALUE, Duration.ZERO, Duration.ZERO, false, false, 0, Duration.ZERO);

  /**
   * @throws IllegalArgumentException if a number or a duration is out of its range
   */
  public Politeness {
    if (perHost < 1) throw new IllegalArgumentException("perHost must be >= 1");
    if (retries < 0) throw new IllegalArgumentException("retries must be >= 0");
    checkNotNegative(hostInterval, "hostInterval");
    checkNotNegative(interval, "interval");
    checkNotNegative(retryDelay, "retryDelay");
  }

  private static void checkNotNegative(Duration duration, String name) {
    if (duration.isNegative()) throw new IllegalArgumentException(name + " must not be negative");
  }

  /** This with another number of requests at once to one host. */
  public Politeness withPerHost(int perHost) {
    return new Politeness(perHost, hostInterval, interval, adaptive, robots, retries, retryDelay);
  }

  /** This with another least time between two requests to one host. */
  public Politeness withHostInterval(Duration hostInterval) {
    return new Politeness(perHost, hostInterval, interval, adaptive, robots, retries, retryDelay);
  }

  /** This with another least time between two requests. */
  public Politeness withInterval(Duration interval) {
    return new Politeness(perHost, hostInterval, interval, adaptive, robots, retries, retryDelay);
  }

  /** This with requests at once to a host going down and up by its answers, or not. */
  public Politeness withAdaptive(boolean adaptive) {
    return new Politeness(perHost, hostInterval, interval, adaptive, robots, retries, retryDelay);
  }

  /** This with each origin's robots.txt asked first and heeded, or not. */
  public Politeness withRobots(boolean robots) {
    return new Politeness(perHost, hostInterval, interval, adaptive, robots, retries, retryDelay);
  }

  /** This with other retries. */
  public Politeness withRetries(int retries, Duration retryDelay) {
    return new Politeness(perHost, hostInterval, interval, adaptive, robots, retries, retryDelay);
  }
}
