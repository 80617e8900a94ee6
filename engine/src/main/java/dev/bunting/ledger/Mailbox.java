package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Changes on their way from any thread to the writer, which takes them in groups. Holds at most
 * {@link #CAPACITY}: whoever hands in faster than the disk takes waits.
 */
final class Mailbox {
  static final int GROUP = 1_000;
  static final int CAPACITY = 4 * GROUP;
  private static final long LINGER_NANOS = Duration.ofMillis(100).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition settled = lock.newCondition();
  private List<Change> waiting = new ArrayList<>(CAPACITY);
  private long handedIn;
  private long committed;
  private long wanted; // how many someone waits to see committed
  private boolean closed;
  private @Nullable EnvironmentException failure;

  /** Hands in a change; waits for room. */
  void put(Change change) throws EnvironmentException, InterruptedException {
    lock.lockInterruptibly();
    try {
      check();
      while (waiting.size() >= CAPACITY) {
        settled.await();
        check();
      }
      waiting.add(change);
      handedIn++;
      if (waiting.size() == 1 || waiting.size() == GROUP) arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Returns once all that was handed in before is committed. */
  void flush() throws EnvironmentException, InterruptedException {
    lock.lockInterruptibly();
    try {
      var goal = handedIn;
      wanted = Math.max(wanted, goal);
      arrived.signal();
      while (committed < goal && failure == null) settled.await();
      if (committed < goal) check();
    } finally {
      lock.unlock();
    }
  }

  /** No more changes; the writer takes what is there. */
  void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signal();
      settled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next group for the writer; empty once closed and drained. */
  List<Change> take() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) arrived.await();
      linger();
      var group = waiting;
      waiting = new ArrayList<>(CAPACITY);
      settled.signalAll();
      return group;
    } finally {
      lock.unlock();
    }
  }

  /** Lets a group grow for a moment, unless someone waits for it. */
  private void linger() throws InterruptedException {
    var left = LINGER_NANOS;
    while (left > 0 && waiting.size() < GROUP && !closed && wanted <= committed)
      left = arrived.awaitNanos(left);
  }

  /** Says that so many more changes are committed. */
  void committed(int changes) {
    lock.lock();
    try {
      committed += changes;
      settled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** From now on everyone who hands in or waits is told why it cannot be. */
  void fail(EnvironmentException why) {
    lock.lock();
    try {
      failure = why;
      settled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Throws what the writer died of, if it did, and refuses once closed. */
  void check() throws EnvironmentException {
    lock.lock();
    try {
      checkWritten();
      if (closed) throw new IllegalStateException("the ledger is closed");
    } finally {
      lock.unlock();
    }
  }

  /** Throws what the writer died of, if it did. */
  void checkWritten() throws EnvironmentException {
    lock.lock();
    try {
      // A new one each time: several threads throw it, each with its own stack.
      if (failure != null) throw new EnvironmentException(messageOf(failure), failure);
    } finally {
      lock.unlock();
    }
  }

  private static String messageOf(EnvironmentException e) {
    return String.valueOf(e.getMessage());
  }
}
