package dev.bunting.transfer;

import dev.bunting.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends what is past its time, for threads that block: it closes the socket under them. One daemon
 * thread looks at all watches, ten times a second or oftener where the timeouts are shorter, so
 * that a timeout costs nothing while bytes flow.
 */
final class Watchdog implements AutoCloseable {
  private static final long LONGEST_TICK = Duration.ofMillis(100).toNanos();
  private static final long SHORTEST_TICK = Duration.ofMillis(5).toNanos();

  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final long tick;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable Reason cancelled;

  /**
   * @param shortest the shortest timeout to be watched
   */
  Watchdog(Duration shortest) {
    tick = tickFor(shortest);
    thread = Thread.ofPlatform().name("bunting-watchdog").daemon().start(this::run);
  }

  /** How often to look, in nanoseconds, to be at most a tenth of the timeout late. */
  static long tickFor(Duration shortest) {
    var tenth =
        shortest.compareTo(Duration.ofMinutes(1)) > 0 ? LONGEST_TICK : shortest.toNanos() / 10;
    return Math.clamp(tenth, SHORTEST_TICK, LONGEST_TICK);
  }

  Watch newWatch() {
    var watch = new Watch(this);
    watches.add(watch);
    return watch;
  }

  void remove(Watch watch) {
    watches.remove(watch);
  }

  /** Why all that is watched is to end, if it is. */
  @Nullable Reason cancelled() {
    return cancelled;
  }

  /** Ends all that is watched now or will be; the first reason counts. */
  void cancel(Reason reason) {
    synchronized (this) {
      if (cancelled == null) cancelled = reason;
    }
    for (var watch : watches) watch.fire(reason);
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(tick);
      var now = System.nanoTime();
      for (var watch : watches) watch.check(now);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
