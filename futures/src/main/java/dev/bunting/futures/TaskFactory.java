package dev.bunting.futures;

import dev.bunting.futures.wire.Codec;
import dev.bunting.futures.wire.Frame;
import dev.bunting.futures.wire.Payload;
import java.io.IOException;
import java.io.Serializable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Serializes tasks, on the submitter's thread. One that cannot be serialized becomes a future that
 * has failed; one that is not even meant to leave this JVM is rejected.
 */
final class TaskFactory {
  private static final Logger LOG = System.getLogger(TaskFactory.class.getPackageName());

  private final Pool pool;
  private final Codec codec;
  private final SentFunctions functions;

  TaskFactory(Pool pool, Codec codec) {
    this.pool = pool;
    this.codec = codec;
    this.functions = new SentFunctions(codec);
  }

  <T> RemoteFuture<T> callable(Callable<T> task) {
    requireRemote(task);
    return future(future -> new Task(pool, future, Frame.Kind.CALLABLE, encodedTask(task), null));
  }

  <T> RemoteFuture<T> runnable(Runnable task, @Nullable T result) {
    requireRemote(task);
    return future(future -> new Task(pool, future, Frame.Kind.RUNNABLE, encodedTask(task), result));
  }

  /** A runnable whose failure is logged, since nobody has its future. */
  RemoteFuture<?> unattended(Runnable task) {
    RemoteFuture<?> future = runnable(task, null);
    future.onDone(() -> logFailure(future));
    return future;
  }

  <T, R> RemoteFuture<R> call(SerializableFunction<? super T, ? extends R> function, T argument) {
    return future(future -> new Task(pool, future, functions.of(function), encoded(argument)));
  }

  private static void logFailure(RemoteFuture<?> future) {
    if (future.state() == Future.State.FAILED) {
      LOG.log(Level.ERROR, "a task given to execute() failed", future.exceptionNow());
    }
  }

  private interface Packing {
    Task pack(RemoteFuture<?> future) throws IOException;
  }

  private static <T> RemoteFuture<T> future(Packing packing) {
    var future = new RemoteFuture<T>();
    try {
      future.belongsTo(packing.pack(future));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      future.fail(e);
    }
    return future;
  }

  private Payload encodedTask(Object task) throws IOException {
    return codec.encodeTask(task).snapshot();
  }

  private Payload encoded(@Nullable Object object) throws IOException {
    return codec.encode(object).snapshot();
  }

  private static void requireRemote(Object task) {
    // The tasks of CompletableFuture are ForkJoinTasks, and as such serializable without use.
    if (task instanceof ForkJoinTask || task instanceof Future) {
      throw new RejectedExecutionException(
          task.getClass().getName()
              + " belongs to a future of this JVM and cannot run in another process. Instead of"
              + " CompletableFuture.supplyAsync(task, pool) call pool.submit(task), and complete"
              + " the CompletableFuture by Futures.whenDone; instead of an"
              + " ExecutorCompletionService use Futures.asCompleted");
    }
    if (!(task instanceof Serializable)) {
      throw new RejectedExecutionException(
          task.getClass().getName()
              + " is not serializable and cannot run in another process. Use a"
              + " SerializableCallable, SerializableRunnable or SerializableFunction; a lambda"
              + " becomes one if it is passed to submit() of a variable of type"
              + " RemoteExecutorService or ProcessPoolExecutor");
    }
  }
}
