package dev.bunting.futures;

import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;

/** Shuts executors down so that queued futures end cancelled. */
final class Cancelling {
  private Cancelling() {}

  static void shutdown(ExecutorService executor) {
    switch (executor) {
      case ProcessPoolExecutor pool -> pool.shutdownCancelling();
      case ThreadPoolExecutor pool -> {
        pool.shutdown();
        cancelQueued(pool);
      }
      default -> executor.shutdown();
    }
  }

  private static void cancelQueued(ThreadPoolExecutor pool) {
    for (var task : pool.getQueue().toArray()) {
      // A task that a worker took meanwhile is running, and may end.
      if (isFuture(task) && pool.remove((Runnable) task)) ((Future<?>) task).cancel(false);
    }
  }

  /** The tasks of a CompletableFuture claim to be futures, but cancelling them tells nobody. */
  private static boolean isFuture(Object task) {
    return task instanceof Future<?> && !(task instanceof AsynchronousCompletionTask);
  }
}
