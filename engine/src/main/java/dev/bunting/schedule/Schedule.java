package dev.bunting.schedule;

import dev.bunting.Outcome;
import dev.bunting.Politeness;
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
import java.util.random.RandomGenerator;

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
  private static final int MOST_TASKS = 100_000;
  private static final int OUTCOMES = 8192;
  private static final long MOMENT = Duration.ofMillis(1).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition taskRoom = lock.newCondition();
  private final Condition taskReady = lock.newCondition();
  private final Condition outcomeRoom = lock.newCondition();
  private final Condition outcomeReady = lock.newCondition();
  private final Politeness politeness;
  private final Retries retries;
  private final Turns turns;
  private final ArrayDeque<Ended> outcomes = new ArrayDeque<>();

  private long unfinished;
  private int waiting;
  private boolean starving;
  private boolean readerWaits;
  private boolean allRead;
  private boolean cancelled;

  /** A schedule that keeps to these manners; the back-off's jitter comes from the generator. */
  public Schedule(Politeness politeness, RandomGenerator random) {
    this.politeness = politeness;
    retries = new Retries(politeness, random);
    turns = new Turns(politeness);
  }

  /**
   * Adds a task, waiting for room; a task added after {@link #cancel()} is dropped.
   *
   * @return whether more tasks wait than threads that wait for them
   */
  public boolean add(Task task) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!hasRoom() && !cancelled) taskRoom.await();
      if (cancelled) return false;
      unfinished++;
      turns.add(task, System.nanoTime());
      taskReady.signal();
      return turns.size() > waiting;
    } finally {
      lock.unlock();
    }
  }

  /** Adds the outcome of a row that never becomes a task, waiting for room as {@link #add} does. */
  public void refuse(Ended ended) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (outcomes.size() >= OUTCOMES && !cancelled) outcomeRoom.await();
      if (cancelled) return;
      unfinished++;
      finish(ended);
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
      while (true) {
        var task = pollTask();
        if (task.isPresent() || exhausted()) return task;
        awaitTask();
      }
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // its caller is the loop
  private void awaitTask() throws InterruptedException {
    waiting++;
    try {
      var wait = untilNext();
      if (wait == Long.MAX_VALUE) taskReady.await();
      else if (wait > 0) taskReady.awaitNanos(wait);
    } finally {
      waiting--;
    }
  }

  /** A task if there is one now. */
  public Optional<Task> poll() {
    lock.lock();
    try {
      return pollTask();
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

  /** How many nanoseconds until {@link #poll} may give a task that it does not now. */
  public long nanosUntilTask() {
    lock.lock();
    try {
      return untilNext();
    } finally {
      lock.unlock();
    }
  }

  /** Takes back a task: it is tried again later, or this is its outcome. */
  public void done(Task task, Result result) {
    lock.lock();
    try {
      var now = System.nanoTime();
      heed(task, result, now);
      turns.ended(task, now);
      if (mayTryAgain(task, result)) turns.addLater(task.again(), retryAt(task, result, now));
      else finish(Ended.of(task, result.outcome()));
      if (waiting > 0) taskReady.signal();
      if (exhausted()) taskReady.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Presses the host less, or more, by what it answered. */
  private void heed(Task task, Result result, long now) {
    var host = turns.host(task);
    var overloaded = Retries.overloaded(result.outcome());
    host.went(!(result.outcome() instanceof Outcome.Failed));
    if (overloaded && politeness.adaptive()) host.tooMuch(result.begun(), now);
    if (Retries.tooManyRequests(result.outcome()))
      host.notBefore(now + pause(task, result).toNanos());
  }

  private Duration pause(Task task, Result result) {
    return result.retryAfter().map(Retries::capped).orElseGet(() -> retries.backOff(task));
  }

  private boolean mayTryAgain(Task task, Result result) {
    return !cancelled
        && retries.worthwhile(task, result.outcome())
        && turns.host(task).spendRetry();
  }

  private long retryAt(Task task, Result result, long now) {
    var asked = result.retryAfter().map(Retries::capped).orElse(Duration.ZERO);
    var backOff = retries.backOff(task);
    return now + (asked.compareTo(backOff) > 0 ? asked : backOff).toNanos();
  }

  /** Waits for an outcome; empty when every task has had its own. */
  public Optional<Ended> next() throws InterruptedException {
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
      for (var task : turns.removeAll()) finish(Ended.of(task, cancelled(task)));
      taskRoom.signalAll();
      outcomeRoom.signalAll();
      taskReady.signalAll();
      outcomeReady.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Normally few tasks wait; but where those that wait may not run now, others are to be found. */
  private boolean hasRoom() {
    return turns.size() < TASKS || (starving && turns.size() < MOST_TASKS);
  }

  /** Tasks that are being carried out may come back to be tried again. */
  private boolean exhausted() {
    return cancelled || (allRead && unfinished == 0);
  }

  private boolean finished() {
    return unfinished == 0 && (allRead || cancelled);
  }

  private Optional<Task> pollTask() {
    if (outcomes.size() >= OUTCOMES) return Optional.empty();
    var task = turns.next(System.nanoTime());
    starving = task.isEmpty();
    // Half empty, not at each task: the one who adds is then woken once for many.
    if (starving || turns.size() <= TASKS / 2) taskRoom.signal();
    return task;
  }

  private long untilNext() {
    if (outcomes.size() >= OUTCOMES) return Long.MAX_VALUE;
    var now = System.nanoTime();
    var at = turns.nextAt(now);
    return at == Long.MAX_VALUE ? at : Math.max(0, at - now);
  }

  private void finish(Ended ended) {
    unfinished--;
    outcomes.add(ended);
    if (readerWaits || finished()) outcomeReady.signal();
  }

  private static Outcome cancelled(Task task) {
    var trace =
        new Trace(OptionalInt.empty(), "", 0, Instant.now(), Timings.NONE, task.download().uri());
    return new Outcome.Failed(
        task.index(), task.download(), trace, Reason.CANCELLED, "cancelled before it began");
  }
}
