package dev.bunting.futures;

import dev.bunting.futures.wire.Frame;
import java.time.Duration;

/**
 * Stops running tasks: first by an interrupt, then, when their time is over, by ending their
 * worker. No other task can be hit: a worker that has confirmed the interrupt starts nothing until
 * it is told to go on, and a worker that is to be killed is not told.
 *
 * <p>Everything here is guarded by the pool's lock; effects go to {@link Later}.
 */
final class Stops {
  /** For a worker that does not even answer, which may be stopped or starved of memory. */
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);

  private final Duration grace;
  private final Pool pool;

  Stops(Duration grace, Pool pool) {
    this.grace = grace;
    this.pool = pool;
  }

  /** Interrupts the worker's first task. */
  void interrupt(Worker worker, Task task, Later later) {
    task.stopWanted = false;
    worker.outbox.add(Frame.of(Frame.Kind.INTERRUPT, task.id()));
    later.run(worker.outbox::flush);
    task.graceEnds(Timer.after(grace, () -> pool.change(then -> graceOver(worker, task, then))));
  }

  /** The worker has interrupted the task. */
  void confirmed(Worker worker, int id, Later later) {
    worker
        .head()
        .filter(task -> task.id() == id)
        .ifPresent(task -> {
          task.interrupted = true;
          if (task.overdue) {
            worker.kill(later);
          }
        });
  }

  private void graceOver(Worker worker, Task task, Later later) {
    if (worker.isFirst(task)) {
      task.overdue = true;
      if (task.interrupted) {
        worker.kill(later);
      } else {
        task.graceEnds(
            Timer.after(
                LAST_PATIENCE, () -> pool.change(then -> patienceOver(worker, task, then))));
      }
    }
  }

  private void patienceOver(Worker worker, Task task, Later later) {
    if (worker.isFirst(task)) {
      worker.kill(later);
    }
  }
}
