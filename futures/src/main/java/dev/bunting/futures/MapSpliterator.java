package dev.bunting.futures;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Starts tasks ahead of its reader, never more than the window, and hands out their results. One
 * thread reads; any thread may close.
 *
 * @param <A> what a task is made of
 * @param <V> what a task yields
 */
final class MapSpliterator<A, V> implements OneByOne<V> {
  private static final long LOOK_AROUND = TimeUnit.MILLISECONDS.toNanos(200);

  private final ExecutorService executor;
  private final Function<A, Future<V>> start;
  private final Iterator<? extends A> inputs;
  private final Ahead<V> ahead;
  private final int window;
  private final Deadline deadline;

  private int size;
  private @Nullable Throwable broken;
  private volatile boolean closed;

  MapSpliterator(
      ExecutorService executor,
      Function<A, Future<V>> start,
      Iterator<? extends A> inputs,
      int window,
      MapOptions options) {
    this.executor = executor;
    this.start = start;
    this.inputs = inputs;
    this.window = window;
    ahead = options.ordered() ? new Ahead.Ordered<>() : new Ahead.Unordered<>();
    deadline = Deadline.after(options.timeout());
    readAhead();
  }

  /**
   * Refills first: then the reader has had its last result, and only what it has not had counts.
   */
  @Override
  public boolean tryAdvance(Consumer<? super V> action) {
    readAhead();
    if (size == 0) return end();
    action.accept(next());
    return true;
  }

  /** Takes no more input, cancels what is ahead and interrupts what of it runs. */
  void close() {
    closed = true;
    for (var future : ahead.drop()) future.cancel(true);
  }

  /** What fails here is told when its turn comes, after the results before it. */
  private void readAhead() {
    try {
      while (size < window && !closed && broken == null && inputs.hasNext()) {
        ahead.add(start.apply(inputs.next()));
        size++;
      }
    } catch (RuntimeException e) {
      broken = e;
    }
    // It may have been closed between the check and the start.
    if (closed) close();
  }

  private boolean end() {
    if (broken != null && !closed) throw fail(broken);
    return false;
  }

  private V next() {
    try {
      var future = take();
      size--;
      return future.get();
    } catch (ExecutionException e) {
      throw fail(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException | RejectedExecutionException e) {
      throw fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fail(e);
    } catch (CancellationException e) {
      close();
      throw e;
    } catch (NoSuchElementException e) {
      throw new CancellationException("closed");
    }
  }

  /** Looks around now and then, since nobody reports the tasks that shutdownNow() forgets. */
  private Future<V> take() throws InterruptedException, TimeoutException {
    for (boolean over = false; ; over = executor.isTerminated()) {
      try {
        return ahead.take(deadline.within(LOOK_AROUND));
      } catch (TimeoutException e) {
        if (deadline.left() <= 0) throw new TimeoutException("the time of the map is over");
        if (over) throw new RejectedExecutionException("the executor ended before all tasks ran");
      }
    }
  }

  private CompletionException fail(Throwable cause) {
    close();
    return new CompletionException(cause);
  }
}
