package dev.bunting.futures;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Results as they complete, an ordered concurrent map, wait conditions and callbacks, over the
 * futures and executors of {@code java.util.concurrent}.
 *
 * {@snippet :
 * try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
 *   var flags = List.of(executor.submit(() -> get("br")), executor.submit(() -> get("cn")));
 *   for (var flag : Futures.asCompleted(flags)) save(flag.resultNow());
 *
 *   Futures.map(executor, this::get, List.of("id", "in", "us")).forEach(this::save);
 * }
 * }
 *
 * <p>Futures may come from any executor, and different ones may be mixed. {@code CompletableFuture}
 * and the futures of this package call back by themselves; for each unfinished future of another
 * kind, such as a {@code FutureTask}, a virtual thread waits. Of such futures two that finish at
 * almost the same moment may come in either order.
 */
public final class Futures {
  private Futures() {}

  /** What {@link #await(Collection, Until)} waits for. */
  public enum Until {
    /** Any future is done. */
    FIRST_COMPLETED,
    /** A future failed, or all are done. A cancelled future has not failed. */
    FIRST_EXCEPTION,
    /** All futures are done. */
    ALL_COMPLETED
  }

  /**
   * The outcome of a wait; each set is in the order of the collection that was waited for, and
   * cannot be changed.
   *
   * @param done the futures that were done when the wait ended, cancelled ones included
   * @param notDone all others
   */
  public record Done<F>(Set<F> done, Set<F> notDone) {
    /** Copies both sets. */
    public Done {
      done = Collections.unmodifiableSet(new LinkedHashSet<>(done));
      notDone = Collections.unmodifiableSet(new LinkedHashSet<>(notDone));
    }
  }

  /**
   * The futures as they complete: first those that are done already, then each when it finishes. A
   * future that is given twice comes once; cancelled futures come too.
   *
   * @see Completions#close() if you may leave before the end
   */
  public static <F extends Future<?>> Completions<F> asCompleted(Collection<? extends F> futures) {
    return asCompleted(futures, Deadline.FOREVER);
  }

  /**
   * The futures as they complete, with a timeout for the whole iteration, which starts now. When it
   * is over, what is done still comes, and then a {@link CompletionException} caused by a {@link
   * TimeoutException} with a message such as {@code 2 (of 4) futures unfinished}.
   *
   * @param timeout zero or less: only what is done already
   */
  public static <F extends Future<?>> Completions<F> asCompleted(
      Collection<? extends F> futures, Duration timeout) {
    return new Completions<>(futures, timeout);
  }

  /** Waits until the condition holds, and says what is done. Futures given twice count once. */
  public static <F extends Future<?>> Done<F> await(Collection<? extends F> futures, Until until)
      throws InterruptedException {
    return await(futures, until, Deadline.FOREVER);
  }

  /**
   * Waits until the condition holds or the time is over, and says what is done. A timeout throws
   * nothing: look at {@link Done#notDone()}.
   */
  public static <F extends Future<?>> Done<F> await(
      Collection<? extends F> futures, Until until, Duration timeout) throws InterruptedException {
    return Waiting.await(futures, until, timeout);
  }

  /** Maps with the {@linkplain MapOptions#defaults() default options}. */
  public static <T, R> Stream<R> map(
      ExecutorService executor,
      SerializableFunction<? super T, ? extends R> fn,
      Iterable<? extends T> inputs) {
    return map(executor, fn, inputs, options -> options);
  }

  /**
   * The results of a function over many inputs, each applied in a task of the executor, in the
   * order of the inputs unless the options say otherwise.
   *
   * <p>The first tasks start now, on inputs that this thread reads; the others as the stream is
   * read, so that never more than a window of elements is ahead of the reader and an endless input
   * is fine. With a {@link RemoteExecutorService} function, inputs and results travel to another
   * process and must be serializable.
   *
   * <p>The stream throws a {@link CompletionException}, and then has ended, when it meets
   *
   * <ul>
   *   <li>an element whose function threw: after the results before it, with what was thrown as the
   *       cause,
   *   <li>an input that throws, or an executor that rejects a task: likewise after the results
   *       before it,
   *   <li>the end of its time: caused by a {@link TimeoutException},
   *   <li>an interrupt of the reading thread: caused by the {@link InterruptedException}, with the
   *       interrupt status set again,
   *   <li>an executor that ended without running a task: caused by a {@link
   *       RejectedExecutionException}.
   * </ul>
   *
   * A task that was cancelled in the executor is a {@link CancellationException}. In all these
   * cases the tasks that are ahead are cancelled, and interrupted if they run.
   *
   * <p>{@link Stream#close()} does the same and may be called from any thread; so leave a stream
   * early by try-with-resources. A stream that is abandoned instead, as after {@code findFirst},
   * lets the tasks ahead of it, a window at most, run to their ends, and starts no others. Results
   * that were handed out are not kept. The stream is read by one thread, also when it is asked to
   * be parallel.
   *
   * <p>Do not map on a bounded pool from within its own tasks: they may wait for each other.
   *
   * @param options turns the default options into yours: {@code options -> options.withWindow(64)}
   * @throws IllegalArgumentException if the options are out of range
   */
  public static <T, R> Stream<R> map(
      ExecutorService executor,
      SerializableFunction<? super T, ? extends R> fn,
      Iterable<? extends T> inputs,
      UnaryOperator<MapOptions> options) {
    return Mapping.map(executor, fn, inputs.iterator(), options.apply(MapOptions.defaults()));
  }

  /**
   * Calls the action once with the future when it is done, also if it was cancelled. Several
   * actions of one future run in the order of their registration, one after the other; if it is
   * done already, the action runs at once on this thread, unless earlier ones are still running
   * elsewhere and will be followed by it. What an action throws is logged to the {@link
   * System.Logger} named after this package, and stops none of the rest.
   *
   * <p>Otherwise actions run on the thread that completes the future, or on a virtual thread if the
   * future has no hook; keep them short.
   *
   * @return the future
   */
  public static <F extends Future<?>> F whenDone(F future, Consumer<? super F> action) {
    Callbacks.add(future, action);
    return future;
  }

  /**
   * Shuts an executor down so that it ends soon and no future is forgotten: it takes no more tasks,
   * futures that still wait in its queue are cancelled, running tasks go on to their ends. Does not
   * wait: see {@link ExecutorService#awaitTermination} and {@link ExecutorService#close}. (After
   * {@link ExecutorService#shutdownNow} queued futures never end.)
   *
   * <p>It reaches the queues of {@link java.util.concurrent.ThreadPoolExecutor}, so those of {@code
   * Executors.newFixedThreadPool}, {@code newCachedThreadPool} and {@code newScheduledThreadPool},
   * and of this package's executors. Queued tasks that are no futures, those behind a {@code
   * CompletableFuture} among them, still run, since nobody could be told of their end. A
   * thread-per-task executor has no queue. Executors that hide theirs, such as {@code
   * Executors.newSingleThreadExecutor} and {@code ForkJoinPool}, are shut down and finish what they
   * hold.
   */
  public static void shutdownCancelling(ExecutorService executor) {
    Cancelling.shutdown(executor);
  }
}
