package dev.bunting.futures;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Puts a concurrent map together. */
final class Mapping {
  private Mapping() {}

  static <T, R> Stream<R> map(
      ExecutorService executor,
      SerializableFunction<? super T, ? extends R> fn,
      Iterator<? extends T> inputs,
      MapOptions options) {
    return options.chunk() == 1
        ? single(executor, fn, inputs, options)
        : chunked(executor, fn, inputs, options);
  }

  private static <T, R> Stream<R> single(
      ExecutorService executor,
      SerializableFunction<? super T, ? extends R> fn,
      Iterator<? extends T> inputs,
      MapOptions options) {
    var results = Mapping.<T, R>start(executor, fn, inputs, options.window(), options);
    return stream(results, results);
  }

  private static <T, R> Stream<R> chunked(
      ExecutorService executor,
      SerializableFunction<? super T, ? extends R> fn,
      Iterator<? extends T> inputs,
      MapOptions options) {
    var each = new Chunks.EachOf<T, R>(fn);
    var groups = new Chunks<T>(inputs, options.chunk());
    int window = options.window() / options.chunk();
    var results = start(executor, each, groups, window, options);
    return stream(new ChunkSpliterator<>(results), results);
  }

  private static <A, V> MapSpliterator<A, V> start(
      ExecutorService executor,
      SerializableFunction<? super A, ? extends V> fn,
      Iterator<? extends A> inputs,
      int window,
      MapOptions options) {
    return new MapSpliterator<>(
        executor, input -> Mapping.<A, V>submit(executor, fn, input), inputs, window, options);
  }

  private static <A, V> Future<V> submit(
      ExecutorService executor, SerializableFunction<? super A, ? extends V> fn, A input) {
    if (executor instanceof RemoteExecutorService remote) return remote.submit(fn, input);
    var task = new LocalTask<V>(() -> fn.apply(input));
    executor.execute(task);
    return task;
  }

  private static <R> Stream<R> stream(Spliterator<R> results, MapSpliterator<?, ?> tasks) {
    return StreamSupport.stream(results, false).onClose(tasks::close);
  }
}
