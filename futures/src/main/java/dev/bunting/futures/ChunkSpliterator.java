package dev.bunting.futures;

import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the results of chunks one by one. It asks for the next chunk when the last one is used
 * up, so the rest of a chunk counts as ahead of the reader.
 */
final class ChunkSpliterator<R> implements OneByOne<R> {
  private final MapSpliterator<?, Chunks.Results<R>> chunks;
  private Object[] values = {};
  private int next;
  private @Nullable Throwable failure;

  ChunkSpliterator(MapSpliterator<?, Chunks.Results<R>> chunks) {
    this.chunks = chunks;
  }

  @Override
  public boolean tryAdvance(Consumer<? super R> action) {
    while (next == values.length) {
      throwFailure();
      if (!chunks.tryAdvance(this::open)) return false;
    }
    action.accept(poll());
    return true;
  }

  private void open(Chunks.Results<R> chunk) {
    values = chunk.values().toArray();
    next = 0;
    failure = chunk.failure();
  }

  private void throwFailure() {
    var thrown = failure;
    if (thrown == null) return;
    failure = null;
    chunks.close();
    throw new CompletionException(thrown);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // Only results were put in; one is let go of.
  private R poll() {
    R value = (R) values[next];
    values[next++] = null;
    return value;
  }
}
