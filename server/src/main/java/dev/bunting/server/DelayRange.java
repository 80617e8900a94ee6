package dev.bunting.server;

import java.time.Duration;

/**
 * The bounds of a server's random delays; every delay between them is as likely as any other.
 *
 * @param min the shortest delay, not negative
 * @param max the longest delay, at least {@code min}
 */
public record DelayRange(Duration min, Duration max) {
  /** No delay at all. */
  public static final DelayRange NONE = new DelayRange(Duration.ZERO, Duration.ZERO);

  /** Refuses a negative delay and a range that ends before it starts. */
  public DelayRange {
    if (min.isNegative()) throw new IllegalArgumentException("negative delay");
    if (max.compareTo(min) < 0)
      throw new IllegalArgumentException("delay from " + min + " to " + max);
  }

  /** Always the same delay. */
  public static DelayRange of(Duration delay) {
    return new DelayRange(delay, delay);
  }

  boolean isNone() {
    return max.isZero();
  }

  /** The delay at this fraction, from 0 up to 1, of the way from the shortest to the longest. */
  Duration at(double fraction) {
    return min.plusNanos((long) (fraction * max.minus(min).toNanos()));
  }
}
