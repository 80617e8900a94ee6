package dev.bunting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Hands the events of a job to its listeners, on a daemon thread of its own.
 *
 * <p>One thread at a time tells it an event, and never waits. The daemon looks every few
 * milliseconds instead of being woken: waking a thread for each event would cost more than the
 * event.
 */
final class Listeners implements Consumer<Event>, AutoCloseable {
  /** About a second of what the fastest jobs tell. */
  static final int MOST_WAITING = 65_536;

  private static final long BETWEEN_LOOKS = Duration.ofMillis(10).toNanos();
  private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

  private final Queue<Event> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger room = new AtomicInteger(MOST_WAITING);
  private final AtomicLong missed = new AtomicLong();
  private final List<Consumer<? super Event>> listeners;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean givenUp;

  Listeners(List<Consumer<? super Event>> listeners) {
    this.listeners = new ArrayList<>(listeners);
    thread = Thread.ofPlatform().name("bunting-events").daemon().start(this::run);
  }

  @Override
  public void accept(Event event) {
    if (room.decrementAndGet() < 0) {
      room.incrementAndGet();
      missed.incrementAndGet();
      return;
    }
    tellMissed(event.at());
    waiting.add(event);
  }

  /** In the place of those that are missing. */
  private void tellMissed(Instant at) {
    if (missed.get() > 0) waiting.add(new Event.Missed(at, missed.getAndSet(0)));
  }

  private void run() {
    while (!closed) {
      handOut();
      LockSupport.parkNanos(this, BETWEEN_LOOKS);
    }
    handOut();
    tellMissed(Instant.now());
    handOut();
  }

  private void handOut() {
    for (var event = waiting.poll(); event != null && !givenUp; event = waiting.poll()) {
      if (!(event instanceof Event.Missed)) room.incrementAndGet();
      handOut(event);
    }
  }

  private void handOut(Event event) {
    for (var each = listeners.iterator(); each.hasNext(); ) {
      try {
        each.next().accept(event);
      } catch (RuntimeException | Error e) {
        each.remove();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }

  /** Waits until the listeners have had all events, but not for ever. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    // A listener may close its job.
    if (Thread.currentThread().equals(thread)) return;
    var interrupted = Thread.interrupted();
    try {
      if (!thread.join(LAST_CHANCE)) giveUp();
    } catch (InterruptedException e) {
      interrupted = true;
      giveUp();
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  private void giveUp() {
    givenUp = true;
    thread.interrupt();
  }
}
