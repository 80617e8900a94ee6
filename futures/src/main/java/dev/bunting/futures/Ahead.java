package dev.bunting.futures;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The futures of a map that are ahead of its reader. The reader alone adds and takes; any thread
 * may drop them.
 */
sealed interface Ahead<V> {

  void add(Future<V> future);

  /**
   * Waits for the next future to be done and takes it out.
   *
   * @throws NoSuchElementException if they were dropped
   */
  Future<V> take(Deadline limit) throws InterruptedException, TimeoutException;

  /** Takes all out. */
  List<Future<V>> drop();

  /** In the order of the input. */
  record Ordered<V>(Queue<Future<V>> queue) implements Ahead<V> {
    Ordered() {
      this(new ConcurrentLinkedQueue<>());
    }

    @Override
    public void add(Future<V> future) {
      queue.add(future);
    }

    @Override
    public Future<V> take(Deadline limit) throws InterruptedException, TimeoutException {
      // It stays in the queue during the wait, for drop() to find.
      var head = queue.element();
      if (!head.isDone()) awaitDone(head, limit);
      queue.poll();
      return head;
    }

    @Override
    public List<Future<V>> drop() {
      var dropped = new ArrayList<Future<V>>();
      for (var head = queue.poll(); head != null; head = queue.poll()) dropped.add(head);
      return dropped;
    }

    private static void awaitDone(Future<?> future, Deadline limit)
        throws InterruptedException, TimeoutException {
      try {
        future.get(limit.left(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException | CancellationException e) {
        // Done is done: the reader asks the future how it ended.
      }
    }
  }

  /** In the order in which they finish. */
  record Unordered<V>(Completions<Future<V>> completions) implements Ahead<V> {
    Unordered() {
      this(new Completions<>(List.of(), Deadline.FOREVER));
    }

    @Override
    public void add(Future<V> future) {
      completions.add(future);
    }

    @Override
    public Future<V> take(Deadline limit) throws InterruptedException, TimeoutException {
      return completions.take(limit);
    }

    @Override
    public List<Future<V>> drop() {
      return completions.drop();
    }
  }
}
