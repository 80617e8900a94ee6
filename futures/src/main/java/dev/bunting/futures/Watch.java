package dev.bunting.futures;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Learns that a future is done, in the cheapest way its kind allows. */
final class Watch {
  private Watch() {}

  /**
   * Calls the action once when the future is done: on the thread that completes it, on this thread
   * if it is done already, or on a watching thread.
   *
   * @return what ends the watch and leaves nothing behind in the future; the action may run after
   *     it when the future is just finishing
   */
  static Runnable start(Future<?> future, Runnable action) {
    return switch (future) {
      case Notifying own -> watch(own, action);
      case CompletableFuture<?> completable -> watch(completable, action);
      default -> watch(future, action);
    };
  }

  private static Runnable watch(Notifying own, Runnable action) {
    own.onDone(action);
    return () -> own.forget(action);
  }

  /**
   * A plain {@code whenComplete} stays in the future's stack, and with it all that it refers to,
   * even when its result is cancelled. What {@code anyOf} adds is cleaned away as soon as another
   * of its sources completes; hence a source of our own that completes to end the watch.
   */
  private static Runnable watch(CompletableFuture<?> future, Runnable action) {
    var stop = new CompletableFuture<Void>();
    var _ =
        CompletableFuture.anyOf(future, stop)
            .whenComplete((_, _) -> {
              if (future.isDone()) action.run();
            });
    return () -> stop.complete(null);
  }

  /** Other futures, {@code FutureTask} above all, have no hook: a virtual thread waits for each. */
  private static Runnable watch(Future<?> future, Runnable action) {
    var watcher =
        Thread.ofVirtual()
            .name("futures-watch")
            .inheritInheritableThreadLocals(false)
            .start(() -> {
              if (awaitDone(future)) action.run();
            });
    return watcher::interrupt;
  }

  /** False when the watch was ended first. */
  private static boolean awaitDone(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException | CancellationException e) {
      return true;
    } catch (InterruptedException e) {
      return false;
    }
    return true;
  }
}
