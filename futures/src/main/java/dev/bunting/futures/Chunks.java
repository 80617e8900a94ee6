package dev.bunting.futures;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Elements grouped to chunks, and the function that goes with them. */
final class Chunks<T> implements Iterator<List<T>> {
  private final Iterator<? extends T> inputs;
  private final int size;
  private @Nullable RuntimeException broken;

  Chunks(Iterator<? extends T> inputs, int size) {
    this.inputs = inputs;
    this.size = size;
  }

  /** What one chunk yields: the results up to the first failure, and that. */
  record Results<R>(List<R> values, @Nullable Throwable failure) implements Serializable {}

  /** Applies a function to each element of a chunk, one after the other. */
  record EachOf<T, R>(SerializableFunction<? super T, ? extends R> fn)
      implements SerializableFunction<List<T>, Results<R>> {
    @Override
    public Results<R> apply(List<T> chunk) {
      var values = new ArrayList<R>(chunk.size());
      try {
        for (T element : chunk) values.add(fn.apply(element));
      } catch (OutOfMemoryError e) {
        // It concerns the whole process, whose pool wants to know.
        throw e;
      } catch (Throwable e) {
        return new Results<>(values, e);
      }
      return new Results<>(values, null);
    }
  }

  @Override
  public boolean hasNext() {
    if (broken != null) throw broken;
    return inputs.hasNext();
  }

  /** An input that breaks yields what it gave until then, and breaks again at the next call. */
  @Override
  public List<T> next() {
    if (!hasNext()) throw new NoSuchElementException();
    var chunk = new ArrayList<T>();
    try {
      while (chunk.size() < size && inputs.hasNext()) chunk.add(inputs.next());
    } catch (RuntimeException e) {
      if (chunk.isEmpty()) throw e;
      broken = e;
    }
    return chunk;
  }
}
