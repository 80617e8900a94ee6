package dev.bunting.futures;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** A moment to wait for at most; one that is centuries away never comes. */
record Deadline(long start, long nanos) {
  static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

  static Deadline after(Duration timeout) {
    // The conversion saturates, so that FOREVER is the greatest long.
    return new Deadline(System.nanoTime(), TimeUnit.NANOSECONDS.convert(timeout));
  }

  boolean never() {
    return nanos == Long.MAX_VALUE;
  }

  /** Nanoseconds that are left; zero or less when it has passed. */
  long left() {
    return nanos - (System.nanoTime() - start);
  }

  /** The same, or this many nanoseconds from now if that is sooner. */
  Deadline within(long nanos) {
    return new Deadline(System.nanoTime(), Math.min(left(), nanos));
  }
}
