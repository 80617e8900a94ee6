package dev.bunting.transfer;

import dev.bunting.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time limits of what one thread does now. The thread begins and ends each watched step and
 * tells of progress; the watchdog's thread checks. Between {@link #begin} and {@link #end} it may
 * fire once: it then closes what the thread waits for.
 */
final class Watch implements AutoCloseable {
  private final Watchdog watchdog;

  private @Nullable Runnable close;
  private @Nullable Reason fired;
  private Reason whenIdle = Reason.IDLE_TIMEOUT;
  private long idleLimit;
  private long deadline;
  private volatile long progressAt;

  Watch(Watchdog watchdog) {
    this.watchdog = watchdog;
  }

  /**
   * @param close ends the step from outside; called at most once, on another thread
   * @param idleLimit nanoseconds without progress
   * @param whenIdle the reason then
   * @param deadline the {@link System#nanoTime()} at which {@link Reason#DEADLINE} comes
   */
  void begin(Runnable close, long idleLimit, Reason whenIdle, long deadline) {
    synchronized (this) {
      this.close = close;
      this.idleLimit = idleLimit;
      this.whenIdle = whenIdle;
      this.deadline = deadline;
      fired = null;
      progressAt = System.nanoTime();
    }
    // Cancelling looks at the watches of that moment only; what begins later looks here.
    var cancelled = watchdog.cancelled();
    if (cancelled != null) fire(cancelled);
  }

  void progress() {
    progressAt = System.nanoTime();
  }

  /** Ends the step; tells why it was closed, if it was. */
  synchronized Optional<Reason> end() {
    close = null;
    return Optional.ofNullable(fired);
  }

  /** Whether the step still goes on, as far as the watchdog is concerned. */
  synchronized boolean isOn() {
    return close != null;
  }

  void check(long now) {
    var reason = due(now);
    if (reason.isPresent()) fire(reason.get());
  }

  private synchronized Optional<Reason> due(long now) {
    if (close == null) return Optional.empty();
    if (now - deadline >= 0) return Optional.of(Reason.DEADLINE);
    return now - progressAt >= idleLimit ? Optional.of(whenIdle) : Optional.empty();
  }

  void fire(Reason reason) {
    Runnable closing;
    synchronized (this) {
      if (close == null) return;
      fired = reason;
      closing = close;
      close = null;
    }
    closing.run();
  }

  @Override
  public void close() {
    watchdog.remove(this);
  }
}
