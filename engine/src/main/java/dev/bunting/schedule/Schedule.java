package dev.bunting.schedule;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.Timings;
import dev.bunting.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the threads of a job meet: tasks come in from the reader of rows, go out to who transfers,
 * come back as outcomes, and go out to who asked for them. Both queues are bounded: rows are read
 * no faster than they are transferred, and no task is handed out while {@link #OUTCOMES} outcomes
 * wait.
 *
 * <p>One lock over the queues, held for a few instructions at a time. Any thread may call anything.
 */
public final class Schedule {
  private static final int TASKS = 1024;
  private static final int OUTCOMES = 8192;
  private static final long MOMENT = Duration.ofMillis(1).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition taskRoom = lock.newCondition();
  private final Condition taskReady = lock.newCondition();
  private final Condition outcomeRoom = lock.newCondition();
  private final Condition outcomeReady = lock.newCondition();
  private final ArrayDeque<Task> tasks = new ArrayDeque<>();
  private final ArrayDeque<Outcome> outcomes = new ArrayDeque<>();

  private long unfinished;
  private int waiting;
  private boolean readerWaits;
  private boolean allRead;
  private boolean cancelled;

  /**
   * Adds a task, waiting for room; a task added after {@link #cancel()} is dropped.
   *
   * @return whether more tasks wait than threads that wait for them
   */
  public boolean add(Task task) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (tasks.size() >= TASKS && !cancelled) taskRoom.await();
      if (cancelled) return false;
      unfinished++;
      tasks.add(task);
      taskReady.signal();
      return tasks.size() > waiting;
    } finally {
      lock.unlock();
    }
  }

  /** Adds the outcome of a row that never becomes a task, waiting for room as {@link #add} does. */
  public void refuse(Outcome outcome) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (outcomes.size() >= OUTCOMES && !cancelled) outcomeRoom.await();
      if (cancelled) return;
      unfinished++;
      finish(outcome);
    } finally {
      lock.unlock();
    }
  }

  /** Tells that no task will be added any more. */
  public void allRead() {
    lock.lock();
    try {
      allRead = true;
      taskReady.signalAll();
      outcomeReady.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a task; empty when there will be none any more. */
  public Optional<Task> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!mayTake() && !exhausted()) {
        waiting++;
        try {
          taskReady.await();
        } finally {
          waiting--;
        }
      }
      return pollTask();
    } finally {
      lock.unlock();
    }
  }

  /** A task if there is one now. */
  public Optional<Task> poll() {
    lock.lock();
    try {
      return mayTake() ? pollTask() : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Whether there will be no task any more. */
  public boolean noMoreTasks() {
    lock.lock();
    try {
      return exhausted();
    } finally {
      lock.unlock();
    }
  }

  /** Takes back a task as its outcome. */
  public void done(Outcome outcome) {
    lock.lock();
    try {
      finish(outcome);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for an outcome; empty when every task has had its own. */
  public Optional<Outcome> next() throws InterruptedException {
    var room = false;
    lock.lockInterruptibly();
    try {
      awaitOutcome();
      room = outcomes.size() == OUTCOMES;
      if (room) {
        taskReady.signalAll();
        outcomeRoom.signal();
      }
      return Optional.ofNullable(outcomes.poll());
    } finally {
      lock.unlock();
    }
  }

  /**
   * A reader that is quicker than the outcomes come would be woken for each of them, which costs
   * more than the outcome itself: so it first sleeps a moment to find several, and only then asks
   * to be woken.
   */
  private void awaitOutcome() throws InterruptedException {
    for (var slept = false; outcomes.isEmpty() && !finished(); slept = true) {
      readerWaits = slept;
      if (slept) outcomeReady.await();
      else outcomeReady.awaitNanos(MOMENT);
    }
    readerWaits = false;
  }

  /** Hands out no task any more: those that wait end as cancelled. */
  public void cancel() {
    lock.lock();
    try {
      cancelled = true;
      for (var task : tasks) finish(cancelled(task));
      tasks.clear();
      taskRoom.signalAll();
      outcomeRoom.signalAll();
      taskReady.signalAll();
      outcomeReady.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean mayTake() {
    return !tasks.isEmpty() && outcomes.size() < OUTCOMES;
  }

  private boolean exhausted() {
    return tasks.isEmpty() && (allRead || cancelled);
  }

  private boolean finished() {
    return unfinished == 0 && (allRead || cancelled);
  }

  private Optional<Task> pollTask() {
    var task = Optional.ofNullable(tasks.poll());
    // Half empty, not at each task: the one who adds is then woken once for many.
    if (tasks.size() <= TASKS / 2) taskRoom.signal();
    if (exhausted()) taskReady.signalAll();
    return task;
  }

  private void finish(Outcome outcome) {
    unfinished--;
    outcomes.add(outcome);
    if (readerWaits || finished()) outcomeReady.signal();
  }

  private static Outcome cancelled(Task task) {
    var trace = new Trace(OptionalInt.empty(), "", 0, Instant.now(), Timings.NONE);
    return new Outcome.Failed(
        task.index(), task.download(), trace, Reason.CANCELLED, "cancelled before it began");
  }
}
