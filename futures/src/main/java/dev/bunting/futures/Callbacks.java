package dev.bunting.futures;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The callbacks of one future, run one after the other in the order of their registration; a {@code
 * CompletableFuture} alone would run them in reverse. Any thread may register; they run on
 * whichever thread finds the future done first.
 */
final class Callbacks {
  private static final Logger LOG = System.getLogger(Callbacks.class.getPackageName());

  /**
   * The callbacks of unfinished futures. Both sides are weak, so that a future that never finishes
   * can be collected: what is strong is its watch, which refers to the callbacks.
   */
  private static final Map<Key, WeakReference<Callbacks>> LIVE = new HashMap<>();

  private static final ReferenceQueue<Future<?>> COLLECTED = new ReferenceQueue<>();

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();

  static <F extends Future<?>> void add(F future, Consumer<? super F> action) {
    Runnable logged = () -> accept(future, action);
    if (future instanceof Notifying own) own.onDone(logged);
    else register(future, logged);
  }

  private static void register(Future<?> future, Runnable action) {
    var key = new Key(future);
    Callbacks callbacks;
    boolean fresh;
    synchronized (LIVE) {
      forgetCollected();
      var known = find(key);
      fresh = known == null;
      callbacks = Objects.requireNonNullElseGet(known, Callbacks::new);
      if (fresh) LIVE.put(key, new WeakReference<>(callbacks));
      callbacks.waiting.add(action);
    }
    if (fresh && !future.isDone()) {
      var _ = Watch.start(future, () -> callbacks.finish(key));
    }
    if (future.isDone()) callbacks.finish(key);
  }

  private static @Nullable Callbacks find(Key key) {
    var known = LIVE.get(key);
    return known == null ? null : known.get();
  }

  private static void forgetCollected() {
    for (Reference<?> key = COLLECTED.poll(); key != null; key = COLLECTED.poll()) LIVE.remove(key);
  }

  /** From here on, new callbacks of this future run at once. */
  private void finish(Key key) {
    synchronized (LIVE) {
      LIVE.remove(key);
    }
    runAll();
  }

  /** A thread that finds another one at it leaves its own callback to that one. */
  private void runAll() {
    if (calls.getAndIncrement() != 0) return;
    int seen = 1;
    while (seen != 0) {
      for (var action = waiting.poll(); action != null; action = waiting.poll()) action.run();
      seen = calls.addAndGet(-seen);
    }
  }

  private static <F extends Future<?>> void accept(F future, Consumer<? super F> action) {
    try {
      action.accept(future);
    } catch (Throwable e) {
      LOG.log(Level.ERROR, "a callback of " + future + " failed", e);
    }
  }

  /** A future by identity, whatever it says about equality. */
  private static final class Key extends WeakReference<Future<?>> {
    private final int hash;

    Key(Future<?> future) {
      super(future, COLLECTED);
      hash = System.identityHashCode(future);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) return true;
      var future = get();
      return future != null && other instanceof Key key && key.refersTo(future);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
