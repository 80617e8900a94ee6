package dev.bunting.futures;

import dev.bunting.futures.wire.Codec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The shared state of a process pool. One lock guards it all and is held over fields only: what a
 * change leads to (writing to a worker, completing a future, killing a process) is noted under the
 * lock and done after it, by the same thread.
 *
 * <p>Who calls: submitters and cancellers; each worker's own thread, with what it read; the timer.
 * The executor that users hold refers to this and never the other way round, so that a dropped
 * executor can be collected and its pool shut down.
 */
final class Pool {
  /** More than a process needs to exit that is told to. */
  private static final Duration EXIT_PATIENCE = Duration.ofSeconds(10);

  /** Idle times from here on are as good as none. */
  private static final Duration LONG = Duration.ofDays(365);

  private static final AtomicInteger POOLS = new AtomicInteger();

  private final int number = POOLS.incrementAndGet();
  private final AtomicInteger threads = new AtomicInteger();
  private final Settings settings;
  private final Schedule schedule;
  private final Stops stops;
  private final WorkerEvents events;
  private final Keeper keeper = new Keeper(this);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition terminated = lock.newCondition();
  private @Nullable BrokenExecutorException broken;

  Pool(Settings settings, Codec codec) {
    this.settings = settings;
    this.schedule = new Schedule(settings, this);
    this.stops = new Stops(settings.cancelGrace(), this);
    this.events = new WorkerEvents(this, schedule, stops, codec, settings);
  }

  /** Runs the step with the lock held, then does what it has left for later. */
  void change(Consumer<Later> step) {
    var later = new Later();
    lock.lock();
    try {
      step.accept(later);
      if (schedule.isOver()) {
        terminated.signalAll();
      }
    } finally {
      lock.unlock();
    }
    later.doAll();
  }

  WorkerEvents events() {
    return events;
  }

  // From users' threads.

  /** Queues the task, or refuses it. */
  void submit(Task task) {
    change(later -> {
      throwUnlessOpen();
      schedule.add(task, later);
      keeper.noteWork(later);
    });
  }

  /** Throws if the pool takes no tasks. */
  void requireOpen() {
    change(_ -> throwUnlessOpen());
  }

  private void throwUnlessOpen() {
    if (broken != null) {
      throw new BrokenExecutorException(String.valueOf(broken.getMessage()), broken);
    }
    if (schedule.isClosing()) {
      throw new RejectedExecutionException("the process pool is shut down");
    }
  }

  /** The task's future has just been cancelled. */
  void cancelled(Task task, boolean mayInterrupt) {
    change(later -> stop(task, mayInterrupt, later));
  }

  private void stop(Task task, boolean mayInterrupt, Later later) {
    task.worker()
        .ifPresentOrElse(
            worker -> stop(worker, task, mayInterrupt, later),
            () -> schedule.cancelledInQueue(later));
  }

  private void stop(Worker worker, Task task, boolean mayInterrupt, Later later) {
    if (!worker.isFirst(task)) {
      task.stopWanted = mayInterrupt;
      schedule.revoke(worker, task, later);
      later.run(worker.outbox::flushAll); // Unless it has begun by then, it never will.
    } else if (mayInterrupt) {
      stops.interrupt(worker, task, later);
    }
  }

  /** A change that ends futures, whose end the pool's own is to wait for. */
  private void ending(Consumer<Later> step) {
    try {
      change(later -> {
        schedule.hold();
        step.accept(later);
      });
    } finally {
      change(_ -> schedule.release());
    }
  }

  void shutdown() {
    change(schedule::close);
  }

  /** Cancels what has not started; running tasks may end. */
  void shutdownCancelling() {
    ending(later -> {
      drop(new ArrayList<>(), later);
      schedule.close(later);
    });
  }

  /** Cancels what has not started, and stops what runs. */
  List<RemoteFuture<?>> shutdownNow() {
    var dropped = new ArrayList<RemoteFuture<?>>();
    ending(later -> {
      drop(dropped, later);
      schedule.close(later);
      schedule.workers().forEach(worker -> interruptHead(worker, later));
    });
    return dropped;
  }

  private void interruptHead(Worker worker, Later later) {
    worker.head().ifPresent(task -> stops.interrupt(worker, task, later));
  }

  /** Notes what has been cancelled when all is done: a task at a worker may just have run. */
  private void drop(List<RemoteFuture<?>> dropped, Later later) {
    later.run(() -> dropped.removeIf(future -> !future.markCancelled()));
    for (Worker worker : schedule.workers()) {
      worker
          .prefetched()
          .ifPresent(task -> {
            task.stopWanted = true;
            schedule.revoke(worker, task, later);
            dropped.add(task.future());
          });
    }
    schedule.drain(RemoteFuture::markCancelled).forEach(task -> dropped.add(task.future()));
  }

  /** Ends all workers and lets none start. */
  void end(Consumer<Process> how) {
    ending(later -> {
      drop(new ArrayList<>(), later);
      schedule.stop(later);
      schedule.workers().forEach(worker -> end(worker, how, later));
    });
  }

  private void end(Worker worker, Consumer<Process> how, Later later) {
    worker.leaving = true;
    worker.process().ifPresent(process -> later.run(() -> how.accept(process)));
    mustExit(worker);
  }

  /** Whether something is queued or running; with the lock held. */
  boolean hasWork() {
    return schedule.hasWork();
  }

  boolean isShutdown() {
    return ask(schedule::isClosing);
  }

  boolean isTerminated() {
    return ask(schedule::isOver);
  }

  List<ProcessHandle> processes() {
    return ask(() ->
        schedule.workers().stream()
            .flatMap(worker -> worker.process().stream())
            .map(Process::toHandle)
            .toList());
  }

  boolean awaitTermination(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!schedule.isOver() && left > 0) {
        left = terminated.awaitNanos(left);
      }
      return schedule.isOver();
    } finally {
      lock.unlock();
    }
  }

  <T> T ask(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return ask(schedule::toString);
  }

  // From workers' events, with the lock held.

  /** Fails what is queued and whatever comes; what runs may end. */
  void breakDown(BrokenExecutorException why, Later later) {
    if (broken == null) {
      broken = why;
    }
    List<Task> queued = schedule.drain(future -> future.fail(why));
    later.run(() -> queued.forEach(task -> task.future().fail(why)));
    schedule.close(later);
  }

  void startThread(Worker worker) {
    String name = "bunting-pool-" + number + "-worker-" + threads.incrementAndGet();
    Thread.ofPlatform().daemon().name(name).start(worker);
  }

  /** The worker has been told to exit, or has been sent a signal. */
  void mustExit(Worker worker) {
    worker.mustExit(
        Timer.after(EXIT_PATIENCE, () -> worker.process().ifPresent(Process::destroyForcibly)));
  }

  /** The worker has nothing to do. */
  void watchIdle(Worker worker) {
    if (!worker.idleTimerSet && settings.idleTimeout().compareTo(LONG) < 0) {
      watchIdle(worker, Timer.nanos(settings.idleTimeout()));
    }
  }

  private void watchIdle(Worker worker, long nanos) {
    worker.idleTimerSet = true;
    var _ =
        Timer.after(Duration.ofNanos(nanos), () -> change(later -> idleTimeIsUp(worker, later)));
  }

  private void idleTimeIsUp(Worker worker, Later later) {
    worker.idleTimerSet = false;
    long left = Timer.nanos(settings.idleTimeout()) - (System.nanoTime() - worker.idleSince);
    if (!worker.isIdle()) {
      return; // The next idle time gets a timer of its own.
    }
    if (left > 0) {
      watchIdle(worker, left);
    } else {
      schedule.leave(worker, later);
    }
  }
}
