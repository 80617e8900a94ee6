package dev.bunting.futures;

import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/**
 * Elements that come in their order and are not known beforehand. One reader keeps the window of a
 * map strict, so a parallel stream gets nothing to split.
 */
interface OneByOne<T> extends Spliterator<T> {
  @Override
  default @Nullable Spliterator<T> trySplit() {
    return null;
  }

  @Override
  default long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  default int characteristics() {
    return ORDERED;
  }
}
