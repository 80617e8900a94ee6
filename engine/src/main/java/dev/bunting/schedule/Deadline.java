package dev.bunting.schedule;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Does something once, when a time is over: on a daemon thread of its own, unless closed before.
 */
public final class Deadline implements AutoCloseable {
  private final long at;
  private final Runnable action;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param time from now on, at most a hundred years
   * @param action what is done then; it may call {@link #close()}
   */
  public Deadline(Duration time, Runnable action) {
    at = System.nanoTime() + time.toNanos();
    this.action = action;
    thread = Thread.ofPlatform().name("bunting-deadline").daemon().start(this::run);
  }

  private void run() {
    for (var left = left(); left > 0; left = left()) {
      if (closed) return;
      LockSupport.parkNanos(this, left);
    }
    if (!closed) action.run();
  }

  private long left() {
    return at - System.nanoTime();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
