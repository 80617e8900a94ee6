package dev.bunting.futures;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Futures in the order in which they finish; see {@link Futures#asCompleted(Collection)}. Cancelled
 * futures are finished too. A future that was yielded is not referred to any more.
 *
 * <p>All methods may be called from any thread: several threads may {@link #take} from one instance
 * while others {@link #add}. All its iterators and streams share what is pending.
 *
 * <p>Whoever leaves early should {@link #close} it, best in a try-with-resources statement;
 * otherwise each pending future keeps its waiter until it is done. Read to its end, or to a
 * timeout, it leaves nothing behind.
 */
public final class Completions<F extends Future<?>> implements Iterable<F>, AutoCloseable {
  private final Deadline deadline;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** What is not yet yielded, with what ends its watch. */
  private final IdentityHashMap<F, Runnable> pending = new IdentityHashMap<>();

  /** The part of the pending that is done, in finishing order. */
  private final Queue<F> finished = new ArrayDeque<>();

  private long added;
  private boolean closed;

  Completions(Collection<? extends F> futures, Duration timeout) {
    deadline = Deadline.after(timeout);
    // What is done now must come before what finishes while the others are being hooked.
    var running = new ArrayList<F>();
    for (F future : futures) {
      if (future.isDone()) add(future);
      else running.add(future);
    }
    running.forEach(this::add);
  }

  /**
   * Adds a future, which {@link #take}, iterators and streams in progress will yield too. One that
   * is pending already is not added twice; one that was yielded before is yielded again.
   *
   * @return this
   * @throws IllegalStateException if it is closed
   */
  public Completions<F> add(F future) {
    if (!register(future)) return this;
    if (future.isDone()) finish(future);
    else keep(future, Watch.start(future, () -> finish(future)));
    return this;
  }

  /**
   * Waits for the next future to finish.
   *
   * @throws NoSuchElementException if nothing is pending, or if it is closed during the wait
   * @throws CompletionException caused by a {@link TimeoutException} when the time is over; the
   *     waiters of unfinished futures are then removed
   */
  public F take() throws InterruptedException {
    try {
      return take(deadline);
    } catch (TimeoutException e) {
      endWatches();
      throw new CompletionException(e);
    }
  }

  /** How many futures are not yet yielded, finished or not. */
  public int pending() {
    lock.lock();
    try {
      return pending.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Yields each future once it is finished, until none is pending. {@code next} throws as {@link
   * #take} does; an interrupt surfaces as a {@link CompletionException} caused by the {@link
   * InterruptedException}, with the thread's interrupt status set again.
   */
  @Override
  public Iterator<F> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return pending() > 0;
      }

      @Override
      public F next() {
        return takeUninterrupted();
      }
    };
  }

  /** The same as {@link #iterator()}, as a sequential stream; closing it closes this. */
  public Stream<F> stream() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false)
        .onClose(this::close);
  }

  /**
   * Gives up what is pending and removes the waiters from the futures, which go on undisturbed.
   * Iterations end; a blocked {@link #take} throws {@link NoSuchElementException}.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    drop();
  }

  /** Gives up what is pending, and says what it was. */
  List<F> drop() {
    List<F> dropped;
    List<Runnable> watches;
    lock.lock();
    try {
      dropped = List.copyOf(pending.keySet());
      watches = List.copyOf(pending.values());
      pending.clear();
      finished.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    watches.forEach(Runnable::run);
    return dropped;
  }

  F take(Deadline limit) throws InterruptedException, TimeoutException {
    lock.lockInterruptibly();
    try {
      while (finished.isEmpty()) {
        if (pending.isEmpty()) throw new NoSuchElementException("no future is pending");
        if (limit.left() <= 0) throw timedOut();
        if (limit.never()) changed.await();
        else changed.awaitNanos(limit.left());
      }
      F future = finished.remove();
      pending.remove(future);
      // Others that wait to take find nothing left to wait for.
      if (pending.isEmpty()) changed.signalAll();
      return future;
    } finally {
      lock.unlock();
    }
  }

  private TimeoutException timedOut() {
    return new TimeoutException(pending.size() + " (of " + added + ") futures unfinished");
  }

  private F takeUninterrupted() {
    try {
      return take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  private boolean register(F future) {
    lock.lock();
    try {
      if (closed) throw new IllegalStateException("closed");
      if (pending.putIfAbsent(future, Completions::noWatch) != null) return false;
      added++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void finish(F future) {
    lock.lock();
    try {
      if (!pending.containsKey(future)) return;
      finished.add(future);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void keep(F future, Runnable endWatch) {
    lock.lock();
    try {
      if (pending.replace(future, endWatch) != null) return;
    } finally {
      lock.unlock();
    }
    endWatch.run();
  }

  /** They end outside the lock, since that takes locks of the futures. */
  private void endWatches() {
    List<Runnable> watches;
    lock.lock();
    try {
      watches = List.copyOf(pending.values());
      pending.replaceAll((_, _) -> Completions::noWatch);
    } finally {
      lock.unlock();
    }
    watches.forEach(Runnable::run);
  }

  private static void noWatch() {}
}
