package dev.bunting.futures;

import dev.bunting.futures.wire.Frame;
import dev.bunting.futures.wire.Payload;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A task in its serialized form, on its way through the queue and a worker to its future. What is
 * not final is guarded by the pool's lock.
 */
final class Task {
  private static final AtomicInteger IDS = new AtomicInteger();

  private final int id = IDS.incrementAndGet() & Integer.MAX_VALUE;
  private final Pool pool;
  private final RemoteFuture<?> future;
  private final Frame.Kind kind;
  private final Payload payload;
  private final Optional<SentFunction> function;
  private final @Nullable Object fixedResult;

  /** Where it is, unless it is in the queue. */
  private @Nullable Worker worker;

  /** It is to be stopped as soon as it is known to run. */
  boolean stopWanted;

  /** Its worker has been asked to give it back, if it has not started. */
  boolean revoking;

  /** Its worker has interrupted it, and will start no other task after it until told to go on. */
  boolean interrupted;

  /** The time it was given to react to the interrupt is over. */
  boolean overdue;

  private @Nullable Future<?> grace;

  /** A Callable or a Runnable; {@code fixedResult} is what a Runnable's future yields. */
  Task(
      Pool pool,
      RemoteFuture<?> future,
      Frame.Kind kind,
      Payload payload,
      @Nullable Object fixedResult) {
    this(pool, future, kind, payload, Optional.empty(), fixedResult);
  }

  /** A function's call; the payload is its argument. */
  Task(Pool pool, RemoteFuture<?> future, SentFunction function, Payload payload) {
    this(pool, future, Frame.Kind.CALL, payload, Optional.of(function), null);
  }

  private Task(
      Pool pool,
      RemoteFuture<?> future,
      Frame.Kind kind,
      Payload payload,
      Optional<SentFunction> function,
      @Nullable Object fixedResult) {
    this.pool = pool;
    this.future = future;
    this.kind = kind;
    this.payload = payload;
    this.function = function;
    this.fixedResult = fixedResult;
  }

  int id() {
    return id;
  }

  Pool pool() {
    return pool;
  }

  RemoteFuture<?> future() {
    return future;
  }

  Optional<SentFunction> function() {
    return function;
  }

  Frame frame(int slot) {
    return new Frame(kind, id, slot, payload);
  }

  void succeed(@Nullable Object value) {
    future.succeed(kind == Frame.Kind.RUNNABLE ? fixedResult : value);
  }

  boolean isDone() {
    return future.isDone();
  }

  @Override
  public String toString() {
    String state = isDone() ? "done" : "not done";
    return "task " + id + " (" + state + (revoking ? ", asked back)" : ")");
  }

  Optional<Worker> worker() {
    return Optional.ofNullable(worker);
  }

  void enter(Worker itsWorker) {
    worker = itsWorker;
  }

  /** Keeps the timer, to cancel it when the task leaves its worker. */
  void graceEnds(Future<?> timer) {
    grace = timer;
  }

  /** It is no longer at its worker, and what was agreed with that is void. */
  void leave() {
    worker = null;
    revoking = false;
    interrupted = false;
    overdue = false;
    if (grace != null) {
      grace.cancel(false);
    }
  }
}
