package dev.bunting.futures;

import dev.bunting.futures.wire.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which task goes to which worker, and when workers start and leave. A worker holds at most two
 * tasks: the one it runs, and one more, so that it need not wait for the pool between short tasks.
 * If that one is still waiting when another worker has nothing to do, it is taken back.
 *
 * <p>Everything here is guarded by the pool's lock; effects go to {@link Later}.
 */
final class Schedule {
  private static final int FEW = 64;

  private final Settings settings;
  private final Pool pool;
  private final ArrayDeque<Task> queue = new ArrayDeque<>();
  private final List<Worker> workers = new ArrayList<>();

  /** How many of the queue's tasks may have been cancelled; they are passed over. */
  private int cancelledInQueue;

  /** Nothing new comes: a worker that finds the queue empty leaves. */
  private boolean closing;

  /** No worker is started any more. */
  private boolean stopped;

  /** What becomes of tasks that workers give back; empty: they run elsewhere. */
  private Optional<Consumer<RemoteFuture<?>>> fateOfReturned = Optional.empty();

  private @Nullable AotTraining training;
  private int holds;

  Schedule(Settings settings, Pool pool) {
    this.settings = settings;
    this.pool = pool;
  }

  void add(Task task, Later later) {
    queue.add(task);
    dispatch(later);
  }

  boolean isClosing() {
    return closing;
  }

  boolean hasWork() {
    return hasQueued() || workers.stream().anyMatch(worker -> !worker.tasks.isEmpty());
  }

  boolean isOver() {
    return closing && workers.isEmpty() && !hasQueued() && training == null && holds == 0;
  }

  /** Somebody is still telling futures of the end, which is not over before. */
  void hold() {
    holds++;
  }

  void release() {
    holds--;
  }

  void begin(AotTraining itsTraining) {
    training = itsTraining;
  }

  void endTraining() {
    training = null;
  }

  List<Worker> workers() {
    return List.copyOf(workers);
  }

  /** Lets what is queued and running end, and the workers leave. */
  void close(Later later) {
    closing = true;
    dispatch(later);
    letIdleLeave(later);
  }

  /** Starts no worker any more; somebody has to end those that live. */
  void stop(Later later) {
    closing = true;
    stopped = true;
    if (training != null) {
      later.run(training::stop);
    }
  }

  /**
   * Takes out what no worker has been given.
   *
   * @param fate what becomes of tasks that have been given to a worker, if it gives them back
   */
  List<Task> drain(Consumer<RemoteFuture<?>> fate) {
    fateOfReturned = Optional.of(fate);
    var drained = queue.stream().filter(task -> !task.isDone()).toList();
    queue.clear();
    return drained;
  }

  void ready(Worker worker, Later later) {
    worker.ready = true;
    worker.idleSince = System.nanoTime();
    settle(worker, later);
  }

  /** The worker's first task has ended; says which that was. */
  Task finished(Worker worker, Frame outcome, Later later) {
    // Looked at before it is taken out: of what stays at the worker, none is lost when that dies.
    Task task = worker.head().orElseThrow(() -> new IllegalStateException("outcome of no task"));
    if (task.id() != outcome.id()) {
      throw new IllegalStateException("outcome of another task than the one that runs");
    }
    worker.tasks.remove();
    task.leave();
    worker.leaving |= outcome.says(Frame.LEAVING);
    boolean pauses = outcome.says(Frame.LEAVING) || outcome.says(Frame.PAUSED);
    if (pauses && worker.leaving) {
      takeBackAll(worker, later); // The next task has not started and will not.
    } else if (pauses) {
      worker.outbox.add(Frame.of(Frame.Kind.GO, 0));
    }
    settle(worker, later);
    return task;
  }

  /** The worker has given back a task that it had not started; it may be its first meanwhile. */
  void revoked(Worker worker, int id, Later later) {
    Optional<Task> found = worker.tasks.stream().filter(task -> task.id() == id).findFirst();
    found.ifPresent(task -> {
      worker.tasks.remove(task);
      worker.given--;
      takeBack(task, later);
    });
    settle(worker, later);
  }

  /** The worker's process is gone: what it had not started goes back, what it ran is returned. */
  Optional<Task> lost(Worker worker, Later later) {
    worker.leaving = true;
    Optional<Task> running = Optional.ofNullable(worker.tasks.poll());
    running.ifPresent(Task::leave);
    takeBackAll(worker, later);
    return running;
  }

  /** The worker counts no longer, and another may take its place. */
  void remove(Worker worker, Later later) {
    workers.remove(worker);
    dispatch(later);
    letIdleLeave(later);
  }

  /** A task in the queue has been cancelled. */
  void cancelledInQueue(Later later) {
    cancelledInQueue++;
    if (cancelledInQueue > FEW && cancelledInQueue > queue.size() / 2) {
      queue.removeIf(Task::isDone);
      cancelledInQueue = 0;
    }
    letIdleLeave(later);
  }

  /** Asks the worker for a task back that it may not have started. */
  void revoke(Worker worker, Task task, Later later) {
    if (!task.revoking) {
      task.revoking = true;
      worker.outbox.add(Frame.of(Frame.Kind.REVOKE, task.id()));
      later.run(worker.outbox::flush);
    }
  }

  void leave(Worker worker, Later later) {
    worker.leaving = true;
    worker.outbox.add(Frame.of(Frame.Kind.EXIT, 0));
    later.run(worker.outbox::flush);
    pool.mustExit(worker);
  }

  private void settle(Worker worker, Later later) {
    dispatch(later);
    if (worker.isIdle()) {
      idle(worker, later);
    }
    letIdleLeave(later);
    later.run(worker.outbox::flush);
  }

  private void idle(Worker worker, Later later) {
    worker.idleSince = System.nanoTime();
    if (isUsedUp(worker)) {
      leave(worker, later);
    } else {
      workers.stream()
          .flatMap(other -> other.prefetched().stream())
          .filter(task -> !task.revoking)
          .findFirst()
          .ifPresent(task -> revoke(task.worker().orElseThrow(), task, later));
      pool.watchIdle(worker);
    }
  }

  private void dispatch(Later later) {
    while (!stopped && hasQueued()) {
      Optional<Worker> free = free();
      if (free.isPresent() && free.get().isIdle()) {
        give(free.get(), later);
      } else if (mayStart()) {
        start(later);
      } else if (free.isPresent()) {
        give(free.get(), later);
      } else {
        return;
      }
    }
  }

  /** A worker with nothing to do, or else one that can take a second task. */
  private Optional<Worker> free() {
    Worker best = null;
    for (Worker worker : workers) {
      if (worker.isIdle() && !isUsedUp(worker)) {
        return Optional.of(worker);
      }
      if (best == null && canPrefetch(worker)) {
        best = worker;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Behind a task that may be on its way back nothing is sent: it would be the one that runs. */
  private boolean canPrefetch(Worker worker) {
    return worker.ready
        && !worker.leaving
        && worker.tasks.size() == 1
        && !worker.tasks.element().revoking
        && !isUsedUp(worker);
  }

  private boolean isUsedUp(Worker worker) {
    return worker.given >= settings.maxTasksPerWorker();
  }

  private void give(Worker worker, Later later) {
    worker.give(queue.remove());
    later.run(worker.outbox::flush);
  }

  private boolean mayStart() {
    return workers.size() < settings.workers() && starting() < queue.size() + prefetched();
  }

  private long starting() {
    return workers.stream().filter(worker -> !worker.ready).count();
  }

  private long prefetched() {
    return workers.stream().filter(worker -> worker.prefetched().isPresent()).count();
  }

  private void start(Later later) {
    var worker = new Worker(pool.events());
    workers.add(worker);
    later.run(() -> pool.startThread(worker));
  }

  private boolean hasQueued() {
    while (!queue.isEmpty() && queue.element().isDone()) {
      queue.remove();
    }
    return !queue.isEmpty();
  }

  private void letIdleLeave(Later later) {
    if (!closing || hasQueued() || workers.stream().anyMatch(Worker::isRevoking)) {
      return;
    }
    for (Worker worker : workers) {
      if (worker.isIdle()) {
        leave(worker, later);
      } else if (!worker.ready && !worker.leaving) {
        worker.kill(later); // It would find nothing to do, and its initializer may take long.
      }
    }
  }

  private void takeBackAll(Worker worker, Later later) {
    while (!worker.tasks.isEmpty()) {
      takeBack(worker.tasks.removeLast(), later);
    }
  }

  private void takeBack(Task task, Later later) {
    task.leave();
    if (!task.isDone()) {
      fateOfReturned.ifPresentOrElse(
          fate -> later.run(() -> fate.accept(task.future())), () -> queue.addFirst(task));
    }
  }

  @Override
  public String toString() {
    String state = stopped ? "stopped" : closing ? "closing" : "open";
    return state + ", queued tasks = " + queue.size() + ", workers = " + workers;
  }
}
