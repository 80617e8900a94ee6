package dev.bunting;

import dev.bunting.plan.Planned;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a thread of their own, {@code bunting-list}, reads and plans, some thousands ahead:
 * where a ledger is gone through beside a list, each takes one core.
 */
final class ReadAhead {
  private static final int MOST = 4_096;

  /** A row, or the end of them, or why there are no more. */
  private record Item(Optional<Planned> row, @Nullable Exception failure) {}

  private final PlannedRows rows;
  private final ArrayBlockingQueue<Item> queue = new ArrayBlockingQueue<>(MOST);
  private final ArrayDeque<Item> taken = new ArrayDeque<>(MOST);
  private final Thread thread;

  /** Begins to read. */
  ReadAhead(PlannedRows rows) {
    this.rows = rows;
    thread = Thread.ofPlatform().name("bunting-list").daemon().start(this::read);
  }

  private void read() {
    try {
      var row = rows.next();
      for (; row.isPresent(); row = rows.next()) queue.put(new Item(row, null));
      queue.put(new Item(row, null));
    } catch (InterruptedException e) {
      // Nobody wants more rows.
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
  }

  private void fail(Exception e) {
    try {
      queue.put(new Item(Optional.empty(), e));
    } catch (InterruptedException interrupted) {
      // Nobody wants to know any more.
    }
  }

  /** The next row; empty at the end. For one thread. */
  Optional<Planned> next() throws IOException, InterruptedException {
    if (taken.isEmpty() && queue.drainTo(taken) == 0) taken.add(queue.take());
    var item = taken.remove();
    if (item.failure() instanceof IOException e) throw e;
    if (item.failure() instanceof RuntimeException e) throw e;
    return item.row();
  }

  /** Wants no more rows. */
  void stop() {
    thread.interrupt();
  }
}
