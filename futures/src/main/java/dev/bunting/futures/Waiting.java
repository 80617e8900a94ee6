package dev.bunting.futures;

import dev.bunting.futures.Futures.Done;
import dev.bunting.futures.Futures.Until;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Waits for a condition over many futures. */
final class Waiting {
  private Waiting() {}

  static <F extends Future<?>> Done<F> await(
      Collection<? extends F> futures, Until until, Duration timeout) throws InterruptedException {
    if (Thread.interrupted()) throw new InterruptedException();
    var all = new LinkedHashSet<F>(futures);
    boolean enough = all.stream().anyMatch(future -> future.isDone() && suffices(future, until));
    if (!enough) takeUntil(until, all, timeout);
    return split(all);
  }

  private static <F extends Future<?>> void takeUntil(Until until, Set<F> all, Duration timeout)
      throws InterruptedException {
    var deadline = Deadline.after(timeout);
    try (var completions = new Completions<F>(all, timeout)) {
      while (completions.pending() > 0) {
        if (suffices(completions.take(deadline), until)) return;
      }
    } catch (TimeoutException e) {
      // What is done by now is the answer.
    }
  }

  private static boolean suffices(Future<?> future, Until until) {
    return switch (until) {
      case FIRST_COMPLETED -> true;
      case FIRST_EXCEPTION -> future.state() == Future.State.FAILED;
      case ALL_COMPLETED -> false;
    };
  }

  private static <F extends Future<?>> Done<F> split(Set<F> all) {
    var done = new LinkedHashSet<F>();
    var notDone = new LinkedHashSet<F>();
    for (F future : all) (future.isDone() ? done : notDone).add(future);
    return new Done<>(done, notDone);
  }
}
