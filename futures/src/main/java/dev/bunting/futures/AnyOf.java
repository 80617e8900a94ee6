package dev.bunting.futures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** {@code invokeAny}: the JDK's wraps tasks in a way that cannot leave this JVM. */
final class AnyOf<T> {
  private final long deadline;
  private final LinkedBlockingQueue<Future<T>> done = new LinkedBlockingQueue<>();

  AnyOf(long nanos) {
    deadline = System.nanoTime() + nanos;
  }

  T of(Collection<? extends Callable<T>> callables, Function<Callable<T>, Future<T>> submit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (callables.isEmpty()) {
      throw new IllegalArgumentException("no tasks");
    }
    var futures = new ArrayList<Future<T>>();
    try {
      for (Callable<T> callable : callables) {
        futures.add(watched(submit.apply(callable)));
      }
      return first(futures.size());
    } finally {
      cancel(futures);
    }
  }

  private Future<T> watched(Future<T> future) {
    ((Notifying) future).onDone(() -> done.add(future));
    return future;
  }

  private T first(int count) throws InterruptedException, ExecutionException, TimeoutException {
    ExecutionException last = null;
    for (int i = 0; i < count; i++) {
      try {
        return next().get();
      } catch (ExecutionException e) {
        last = e;
      }
    }
    throw last;
  }

  private Future<T> next() throws InterruptedException, TimeoutException {
    Future<T> next = done.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    if (next == null) {
      throw new TimeoutException("no task succeeded in time");
    }
    return next;
  }

  private static void cancel(List<? extends Future<?>> futures) {
    for (Future<?> future : futures) {
      future.cancel(true);
    }
  }
}
