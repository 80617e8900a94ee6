package dev.bunting.futures;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread for the rare timers of all pools; it ends when there is none for a while. */
final class Timer {
  private static final Logger LOG = System.getLogger(Timer.class.getPackageName());
  private static final ScheduledThreadPoolExecutor EXECUTOR = executor();

  private Timer() {}

  /** Runs the action, which must not block, after the delay. */
  static Future<?> after(Duration delay, Runnable action) {
    return EXECUTOR.schedule(() -> logged(action), nanos(delay), TimeUnit.NANOSECONDS);
  }

  /** As nanoseconds, "for ever" being some 73 years, which the executor can still add to now. */
  static long nanos(Duration duration) {
    return Math.min(TimeUnit.NANOSECONDS.convert(duration), Long.MAX_VALUE / 4);
  }

  private static void logged(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "a timer of a process pool failed", e);
    }
  }

  private static ScheduledThreadPoolExecutor executor() {
    var executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("bunting-pool-timer").factory());
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(10, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
