package dev.bunting.futures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs in this process what it should send to another one, and notes what it would send. */
final class FakeRemoteExecutor extends AbstractExecutorService implements RemoteExecutorService {
  final List<Object> arguments = new ArrayList<>();
  final Set<Object> functions = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ExecutorService local = Executors.newFixedThreadPool(1);

  @Override
  public <T, R> Future<R> submit(SerializableFunction<? super T, ? extends R> fn, T arg) {
    functions.add(fn);
    arguments.add(arg);
    return local.submit(() -> fn.apply(arg));
  }

  @Override
  public <T> Future<T> submit(SerializableCallable<T> task) {
    return local.submit(task);
  }

  @Override
  public Future<?> submit(SerializableRunnable task) {
    return local.submit(task);
  }

  @Override
  public void execute(SerializableRunnable task) {
    local.execute(task);
  }

  @Override
  public void execute(Runnable task) {
    throw new UnsupportedOperationException("this cannot travel: " + task);
  }

  @Override
  public void shutdown() {
    local.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return local.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return local.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return local.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return local.awaitTermination(timeout, unit);
  }
}
