package dev.bunting;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a thread of their own, {@code bunting-list}, reads some thousands ahead: where a ledger
 * is gone through beside a list, each takes one core. For one thread.
 */
final class ReadAhead implements Iterator<Row> {
  private static final int MOST = 4_096;

  /** A row, or the end of them, or why there are no more. */
  private record Item(Optional<Row> row, @Nullable RuntimeException failure) {}

  private final Iterator<? extends Row> rows;
  private final ArrayBlockingQueue<Item> queue = new ArrayBlockingQueue<>(MOST);
  private final ArrayDeque<Item> taken = new ArrayDeque<>(MOST);
  private final Thread thread;

  /** Begins to read. */
  ReadAhead(Iterator<? extends Row> rows) {
    this.rows = rows;
    thread = Thread.ofPlatform().name("bunting-list").daemon().start(this::read);
  }

  private void read() {
    try {
      while (rows.hasNext()) queue.put(new Item(Optional.of(rows.next()), null));
      queue.put(new Item(Optional.empty(), null));
    } catch (InterruptedException e) {
      // Nobody wants more rows.
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void fail(RuntimeException e) {
    try {
      queue.put(new Item(Optional.empty(), e));
    } catch (InterruptedException interrupted) {
      // Nobody wants to know any more.
    }
  }

  /**
   * Waits for a row, or the end.
   *
   * @throws RuntimeException what the rows threw, after the rows before
   * @throws CancellationException if interrupted, with the interrupt flag set
   */
  @Override
  public boolean hasNext() {
    if (taken.isEmpty()) fill();
    var item = taken.element();
    if (item.failure() != null) throw item.failure();
    return item.row().isPresent();
  }

  private void fill() {
    try {
      if (queue.drainTo(taken) == 0) taken.add(queue.take());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("no more rows are wanted");
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) throw new NoSuchElementException();
    return taken.remove().row().orElseThrow();
  }

  /** Wants no more rows. */
  void stop() {
    thread.interrupt();
  }
}
