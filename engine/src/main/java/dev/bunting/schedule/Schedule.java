package dev.bunting.schedule;

import dev.bunting.Event;
import dev.bunting.Outcome;
import dev.bunting.Politeness;
import dev.bunting.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where the threads of a job meet: tasks come in from the reader of rows, go out to who transfers,
 * come back as outcomes, and go out to who asked for them. Both queues are bounded: rows are read
 * no faster than they are transferred, and no task is handed out while {@link #OUTCOMES} outcomes
 * wait.
 *
 * <p>One lock over the queues, held for a few instructions at a time. Any thread may call anything.
 */
public final class Schedule {
  /** What is to happen when the schedule ends by itself; not called under any lock. */
  @FunctionalInterface
  public interface Ending {
    /** Ends what is under way for this reason; called once, on a thread that hands in outcomes. */
    void ended(Reason reason);
  }

  private static final int TASKS = 1024;
  private static final int MOST_TASKS = 100_000;
  private static final int OUTCOMES = 8192;
  private static final long MOMENT = Duration.ofMillis(1).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition taskRoom = lock.newCondition();
  private final Condition taskReady = lock.newCondition();
  private final Condition outcomeRoom = lock.newCondition();
  private final Condition outcomeReady = lock.newCondition();
  private final LongSupplier nanoTime;
  private final Manners manners;
  private final Turns turns;
  private final ArrayDeque<Ended> outcomes = new ArrayDeque<>();

  private long unfinished;
  private long failuresLeft = Long.MAX_VALUE;
  private Optional<Ending> ending = Optional.empty();
  private Optional<Robots> robots = Optional.empty();
  private @Nullable Teller teller;
  private int waiting;

  /** The time until which the one of those that wait who watches the clock does so. */
  private long watchedUntil = Long.MAX_VALUE;

  private volatile boolean givenUp;
  private boolean pollFailed;
  private boolean readerWaits;
  private boolean allRead;
  private boolean paused;
  private Optional<Reason> over = Optional.empty();

  /** A schedule that keeps to these manners; the back-off's jitter comes from the generator. */
  public Schedule(Politeness politeness, RandomGenerator random) {
    this(politeness, random, new SystemClock());
  }

  /**
   * A schedule on another clock.
   *
   * @param nanoTime counts nanoseconds as {@link System#nanoTime()} does, in whose time results say
   *     when they began
   */
  Schedule(Politeness politeness, RandomGenerator random, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    manners = new Manners(politeness, random);
    turns = new Turns(politeness);
  }

  /**
   * Gives the job up once so many rows have failed, in {@link Reason#CANCELLED}: to be called
   * before the first task is added.
   *
   * @param failures 1 or more
   * @param action ends the transfers under way
   */
  public void giveUpAfter(long failures, Ending action) {
    lock.lock();
    try {
      failuresLeft = failures;
      ending = Optional.of(action);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Hands out nothing that the robots.txt of its origin does not allow: that file is asked for
   * before the origin's first task. To be called before the first task is added.
   *
   * @param userAgent who asks
   */
  public void heedRobots(String userAgent) {
    lock.lock();
    try {
      robots = Optional.of(new Robots(userAgent));
      turns.heedRobots();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells a listener what becomes of attempts and hosts: to be called before the first task is
   * added.
   *
   * @param listener is called under the schedule's lock, so that it hears all in order: it must be
   *     quick, and call nothing here
   */
  public void tell(Consumer<Event> listener) {
    lock.lock();
    try {
      teller = new Teller(listener, now());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds a task, waiting for room; a task added after {@link #cancel} is dropped. A task for a host
   * that counts as dead has its outcome at once.
   *
   * @return whether more tasks wait than threads that wait for them
   */
  public boolean add(Task task) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!hasRoom() && over.isEmpty()) taskRoom.await();
      while (outcomes.size() >= OUTCOMES && turns.isDead(task, now()) && over.isEmpty())
        outcomeRoom.await();
      return over.isEmpty() && admit(task);
    } finally {
      lock.unlock();
      tellIfGivenUp();
    }
  }

  /** Adds a task if there is room for it. */
  boolean offer(Task task) {
    lock.lock();
    try {
      if (!hasRoom() || over.isPresent()) return false;
      admit(task);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean admit(Task task) {
    unfinished++;
    var now = now();
    var host = turns.host(task);
    if (host.breaker.isDead(now)) {
      giveUp(task, host, now);
      turns.release(host, now);
    } else {
      turns.add(host, task, now);
      taskReady.signal();
    }
    return turns.size() > waiting;
  }

  /** Adds the outcome of a row that never becomes a task, waiting for room as {@link #add} does. */
  public void refuse(Ended ended) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while ((paused || outcomes.size() >= OUTCOMES) && over.isEmpty()) outcomeRoom.await();
      if (over.isPresent()) return;
      unfinished++;
      finish(ended);
    } finally {
      lock.unlock();
      tellIfGivenUp();
    }
  }

  /** Takes no row in and hands out no task until {@link #resume}; what is under way goes on. */
  public void pause() {
    lock.lock();
    try {
      paused = true;
    } finally {
      lock.unlock();
    }
  }

  /** Ends a pause. */
  public void resume() {
    lock.lock();
    try {
      paused = false;
      taskRoom.signalAll();
      taskReady.signalAll();
      outcomeRoom.signalAll();
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

  /** Whether the job was ended before its time: then no further row is to be read. */
  public boolean isOver() {
    lock.lock();
    try {
      return over.isPresent();
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
      // Whoever watched the clock may be leaving: another one has to.
      if (waiting > 0 && watchedUntil == Long.MAX_VALUE && nextAt(now()) < Long.MAX_VALUE)
        taskReady.signal();
      lock.unlock();
      tellIfGivenUp();
    }
  }

  /** Only one watches the clock: else all would wake, and all but one for nothing. */
  @SuppressWarnings("WaitNotInLoop") // its caller is the loop
  private void awaitTask() throws InterruptedException {
    waiting++;
    if (hasRoom()) taskRoom.signal();
    try {
      var now = now();
      var at = nextAt(now);
      if (at < watchedUntil) {
        watchedUntil = at;
        try {
          if (at > now) taskReady.awaitNanos(at - now);
        } finally {
          if (watchedUntil == at) watchedUntil = Long.MAX_VALUE;
        }
      } else taskReady.await();
    } finally {
      waiting--;
    }
  }

  /** A task if there is one now. */
  public Optional<Task> poll() {
    lock.lock();
    try {
      var task = pollTask();
      pollFailed = task.isEmpty();
      if (pollFailed && hasRoom()) taskRoom.signal();
      return task;
    } finally {
      lock.unlock();
      tellIfGivenUp();
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
      var now = now();
      var at = nextAt(now);
      return at == Long.MAX_VALUE ? at : Math.max(0, at - now);
    } finally {
      lock.unlock();
    }
  }

  /** Takes back a task: it is tried again later, or this is its outcome. */
  public void done(Task task, Result result) {
    if (task.isRobots()) {
      robotsDone(task, result);
      return;
    }
    lock.lock();
    try {
      var now = now();
      var host = turns.host(task);
      var again = turns.shortage.ended(result.outcome(), turns.active()) && over.isEmpty();
      var retryAt = heed(host, task, result, again, now);
      if (retryAt.isEmpty()) finish(Ended.of(task, result.outcome(), result.partial()));
      else if (again) addLater(result.partial().map(task::with).orElse(task), retryAt.get());
      else addLater(task.after(result), retryAt.get());
      ended(host, now);
    } finally {
      lock.unlock();
      tellIfGivenUp();
    }
  }

  /**
   * Takes notice of what an attempt tells of its host; when it is to be made again, if it is.
   *
   * @param again whether it is made again for want of open files, which is nobody's fault
   */
  private Optional<Long> heed(HostQueue host, Task task, Result result, boolean again, long now) {
    if (again) host.breaker.ended(result.begun());
    else manners.heed(host, task, result, now);
    var retryAt = retryAt(host, task, result, again, now);
    if (teller != null) teller.ended(task, result, retryAt, host, now);
    return retryAt;
  }

  private Optional<Long> retryAt(
      HostQueue host, Task task, Result result, boolean again, long now) {
    if (again) return Optional.of(now + Shortage.MOMENT);
    if (over.isPresent() || !manners.mayTryAgain(host, task, result, now)) return Optional.empty();
    return Optional.of(manners.retryAt(task, result, now));
  }

  /** The text is read outside the lock. */
  private void robotsDone(Task task, Result result) {
    var answer = robots.orElseThrow().answer(result, now());
    lock.lock();
    try {
      var now = now();
      var host = turns.host(task);
      var again = turns.shortage.ended(result.outcome(), turns.active());
      var retryAt = heed(host, task, result, again, now);
      if (retryAt.isEmpty()) host.robots.answered(task.uri(), answer);
      else askAgain(host, again ? task : task.again(Optional.empty()), retryAt.get());
      if (!again) host.rest(result.begun());
      ended(host, now);
    } finally {
      lock.unlock();
      tellIfGivenUp();
    }
  }

  private static void askAgain(HostQueue host, Task task, long at) {
    host.robots.again(task);
    host.notBefore(at);
  }

  private void ended(HostQueue host, long now) {
    if (host.breaker.isDead(now)) for (var left : turns.removeAll(host)) giveUp(left, host, now);
    turns.ended(host, now);
    turns.release(host, now);
    if (waiting > 0) taskReady.signal();
    if (exhausted()) taskReady.signalAll();
  }

  private void addLater(Task task, long at) {
    turns.addLater(turns.host(task), task, at);
  }

  /** How many tasks are being carried out now. */
  public int active() {
    lock.lock();
    try {
      return turns.active();
    } finally {
      lock.unlock();
    }
  }

  /** Tells the listener that this outcome was read, and written down if it is to be. */
  public void tell(Outcome outcome) {
    lock.lock();
    try {
      if (teller != null) teller.ended(outcome, now());
    } finally {
      lock.unlock();
    }
  }

  /** Waits for an outcome; empty when every task has had its own. */
  public Optional<Ended> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      awaitOutcome();
      return pollOutcome();
    } finally {
      lock.unlock();
    }
  }

  /** A host is dead; its task may have another place. */
  private void giveUp(Task task, HostQueue host, long now) {
    if (manners.hasAnotherPlace(task)) addLater(task.again(task.partial()), now);
    else finish(Ends.unreachable(task, host));
  }

  /** An outcome if there is one now. */
  Optional<Ended> pollOutcome() {
    lock.lock();
    try {
      if (outcomes.size() == OUTCOMES) {
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

  /**
   * Hands out no task any more: those that wait end for this reason. The first call counts.
   *
   * @return why the job is over: this reason, or that of an earlier call
   */
  public Reason cancel(Reason reason) {
    lock.lock();
    try {
      if (over.isEmpty()) end(reason);
      return over.orElse(reason);
    } finally {
      lock.unlock();
    }
  }

  private void end(Reason reason) {
    over = Optional.of(reason);
    for (var task : turns.removeAll()) finish(Ends.notBegun(task, reason));
    taskRoom.signalAll();
    outcomeRoom.signalAll();
    taskReady.signalAll();
    outcomeReady.signalAll();
  }

  /** Outside the lock: ending the transfers means I/O. */
  private void tellIfGivenUp() {
    if (givenUp) takeEnding().ifPresent(e -> e.ended(Reason.CANCELLED));
  }

  private Optional<Ending> takeEnding() {
    lock.lock();
    try {
      var taken = ending;
      ending = Optional.empty();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Normally few tasks wait; but where none of those may run now, others are to be found. */
  private boolean hasRoom() {
    return !paused && (turns.size() < TASKS || mustReadOn());
  }

  private boolean mustReadOn() {
    return (waiting > 0 || pollFailed) && turns.allMustWait() && turns.size() < MOST_TASKS;
  }

  /** Tasks that are being carried out may come back to be tried again. */
  private boolean exhausted() {
    return over.isPresent() || (allRead && unfinished == 0);
  }

  private boolean finished() {
    return unfinished == 0 && (allRead || over.isPresent());
  }

  private Optional<Task> pollTask() {
    if (paused || outcomes.size() >= OUTCOMES) return Optional.empty();
    var task = turns.next(now());
    while (task.isEmpty() && refuseOne() && outcomes.size() < OUTCOMES) task = turns.next(now());
    // Half empty, not at each task: the one who adds is then woken once for many.
    if (task.isEmpty() || turns.size() <= TASKS / 2 || mustReadOn()) taskRoom.signal();
    if (teller != null && task.isPresent()) teller.started(task.get(), now());
    return task;
  }

  /** Whether there was one to be refused, so that another may have its turn. */
  private boolean refuseOne() {
    var refused = turns.refused();
    if (refused.isEmpty()) return false;
    var task = refused.get().task();
    var now = now();
    var host = turns.host(task);
    if (manners.hasAnotherPlace(task)) addLater(task.again(task.partial()), now);
    else finish(Ends.refused(task, refused.get().refusal()));
    turns.release(host, now);
    if (exhausted()) taskReady.signalAll();
    return true;
  }

  private long nextAt(long now) {
    return paused || outcomes.size() >= OUTCOMES ? Long.MAX_VALUE : turns.nextAt(now);
  }

  private long now() {
    return nanoTime.getAsLong();
  }

  private void finish(Ended ended) {
    unfinished--;
    outcomes.add(ended);
    if (over.isEmpty() && Ends.failed(ended) && --failuresLeft == 0) {
      givenUp = true;
      end(Reason.CANCELLED);
    }
    if (readerWaits || finished()) outcomeReady.signal();
  }
}
