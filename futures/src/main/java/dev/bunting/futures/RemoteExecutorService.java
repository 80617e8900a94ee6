package dev.bunting.futures;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** An executor whose tasks leave this JVM. */
public interface RemoteExecutorService extends ExecutorService {

  /** Runs the task in another process; its result comes back by value. */
  <T> Future<T> submit(SerializableCallable<T> task);

  /** Runs the task in another process. */
  Future<?> submit(SerializableRunnable task);

  /** Runs the task in another process; what it throws is logged, since nobody can ask for it. */
  void execute(SerializableRunnable task);

  /**
   * Runs {@code fn} on {@code arg} in another process. The function travels to each worker once,
   * the argument every time.
   */
  <T, R> Future<R> submit(SerializableFunction<? super T, ? extends R> fn, T arg);
}
