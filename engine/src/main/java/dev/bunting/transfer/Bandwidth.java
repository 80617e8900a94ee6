package dev.bunting.transfer;

import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How fast all downloads together may be: a token bucket, kept as the time up to which the bytes
 * read so far are paid for. Who has read some bytes waits until they are paid, and reads at most
 * {@link #chunk()} bytes at once: so all together are never ahead by more than a quarter of a
 * second's bytes, and nobody waits much longer than that, which no idle timeout notices.
 *
 * <p>Safe for any number of threads; the lock is held over fields only.
 */
final class Bandwidth {
  /** What all may be ahead, each having read its chunk. */
  private static final long AHEAD = Duration.ofMillis(200).toNanos();

  /** Who wakes late may make up for so much. */
  private static final long SLACK = Duration.ofMillis(50).toNanos();

  /** Longer sleeps come in pieces of this, so that whoever cancels need not wait for them. */
  private static final long PIECE = Duration.ofMillis(250).toNanos();

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final LongSupplier nanoTime;
  private final double nanosPerByte;
  private final int chunk;
  private final ReentrantLock lock = new ReentrantLock();
  private final long start;

  /** In nanoseconds since the start. */
  private double paidUntil;

  /**
   * @param bytesPerSecond 1 or more
   * @param readers how many read at once, at most
   */
  Bandwidth(long bytesPerSecond, int readers, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    nanosPerByte = (double) SECOND.toNanos() / bytesPerSecond;
    chunk = (int) Math.clamp(AHEAD / nanosPerByte / readers, 1, Integer.MAX_VALUE);
    start = nanoTime.getAsLong();
  }

  /** How many bytes may be read at once, 1 or more. */
  int chunk() {
    return chunk;
  }

  /** Accounts for bytes that were read; returns the time at which they are paid for. */
  long spend(int bytes) {
    lock.lock();
    try {
      var since = (double) (nanoTime.getAsLong() - start - SLACK);
      paidUntil = Math.max(paidUntil, since) + bytes * nanosPerByte;
      return start + (long) paidUntil;
    } finally {
      lock.unlock();
    }
  }

  /** Accounts for bytes and waits until they are paid for; that is progress for the watch. */
  void spend(int bytes, Watch watch) throws ClosedByInterruptException {
    var until = spend(bytes);
    try {
      for (var left = left(until); left > 0 && watch.isOn(); left = left(until)) {
        Thread.sleep(Duration.ofNanos(Math.min(left, PIECE)));
        watch.progress();
      }
    } catch (InterruptedException e) {
      // As a read on a channel does, which is what the caller is about to do.
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    }
  }

  /** Whether nobody should begin anything new: too much is not yet paid for. */
  boolean isAhead() {
    lock.lock();
    try {
      return paidUntil - (nanoTime.getAsLong() - start) > AHEAD;
    } finally {
      lock.unlock();
    }
  }

  private long left(long until) {
    return until - nanoTime.getAsLong();
  }

  /** A share for one of several that read apart from each other; none if there is no limit. */
  static long share(long bytesPerSecond, int of) {
    return bytesPerSecond == Long.MAX_VALUE ? bytesPerSecond : Math.max(1, bytesPerSecond / of);
  }

  /** The limit, or null if there is none: then nothing of it costs anything. */
  static @Nullable Bandwidth of(long bytesPerSecond, int readers) {
    if (bytesPerSecond == Long.MAX_VALUE) return null;
    return new Bandwidth(bytesPerSecond, readers, System::nanoTime);
  }
}
