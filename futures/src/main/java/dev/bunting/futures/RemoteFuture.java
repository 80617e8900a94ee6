package dev.bunting.futures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The future of a task that runs in a worker process. Any thread may wait for it or cancel it; the
 * thread that reads the worker's results completes it.
 */
final class RemoteFuture<T> implements RunnableFuture<T>, Notifying {
  private final CountDownLatch done = new CountDownLatch(1);

  /** Written once, by whoever completes the future first. */
  private volatile @Nullable Outcome outcome;

  private List<Runnable> actions = List.of();

  /** Dropped when done, so that a future that is kept does not keep its arguments. */
  private volatile @Nullable Task task;

  private sealed interface Outcome {
    record Value(@Nullable Object value) implements Outcome {}

    record Failure(Throwable cause) implements Outcome {}

    record Cancelled() implements Outcome {}
  }

  /** Says what the future is for; before anybody else sees it. */
  void belongsTo(Task itsTask) {
    task = itsTask;
  }

  /** Its task, until it is done. */
  Optional<Task> task() {
    return Optional.ofNullable(task);
  }

  void succeed(@Nullable Object value) {
    complete(new Outcome.Value(value));
  }

  void fail(Throwable cause) {
    complete(new Outcome.Failure(cause));
  }

  /** Ends it as cancelled without a word to the pool; says whether that came first. */
  boolean markCancelled() {
    return complete(new Outcome.Cancelled());
  }

  private boolean complete(Outcome itsOutcome) {
    List<Runnable> due;
    synchronized (this) {
      if (outcome != null) {
        return false;
      }
      outcome = itsOutcome;
      due = actions;
      actions = List.of();
    }
    task = null;
    done.countDown();
    due.forEach(Runnable::run);
    return true;
  }

  @Override
  public void onDone(Runnable action) {
    synchronized (this) {
      if (outcome == null) {
        if (actions.isEmpty()) {
          actions = new ArrayList<>(1);
        }
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // As promised: the very action that was registered.
  public synchronized void forget(Runnable action) {
    if (!actions.isEmpty()) {
      actions.removeIf(known -> known == action);
    }
  }

  /** Does nothing: the worker runs the task. */
  @Override
  public void run() {}

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    Task itsTask = task;
    if (itsTask == null || !markCancelled()) {
      return false;
    }
    itsTask.pool().cancelled(itsTask, mayInterruptIfRunning);
    return true;
  }

  @Override
  public boolean isCancelled() {
    return outcome instanceof Outcome.Cancelled;
  }

  @Override
  public boolean isDone() {
    return outcome != null;
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    done.await();
    return value();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!done.await(timeout, unit)) {
      throw new TimeoutException("not done after " + timeout + " " + unit);
    }
    return value();
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // What the task returned, null included.
  private T value() throws ExecutionException {
    return switch (outcome) {
      case Outcome.Value(Object value) -> (T) value;
      case Outcome.Failure(Throwable cause) -> throw new ExecutionException(cause);
      case Outcome.Cancelled _ -> throw new CancellationException();
    };
  }

  @Override
  public String toString() {
    return "RemoteFuture[" + state() + "]";
  }
}
