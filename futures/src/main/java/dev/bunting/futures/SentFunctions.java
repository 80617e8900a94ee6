package dev.bunting.futures;

import dev.bunting.futures.wire.Codec;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a pool, each serialized once. They are known by identity and not kept from being
 * collected. Any thread may ask.
 */
final class SentFunctions {
  private final Codec codec;
  private final ConcurrentHashMap<Key, SentFunction> known = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  /** A loop submits the same function again and again. */
  private volatile @Nullable Last last;

  private record Last(Key key, SentFunction sent) {}

  SentFunctions(Codec codec) {
    this.codec = codec;
  }

  SentFunction of(SerializableFunction<?, ?> function) throws IOException {
    Last recent = last;
    if (recent != null && recent.key().refersTo(function)) {
      return recent.sent();
    }
    forgetCollected();
    var key = new Key(function, collected);
    SentFunction sent = known.get(key);
    if (sent == null) {
      sent = new SentFunction(codec.encodeTask(function).snapshot());
      known.put(key, sent);
    }
    last = new Last(key, sent);
    return sent;
  }

  private void forgetCollected() {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      known.remove(gone);
    }
  }

  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object function, ReferenceQueue<Object> collected) {
      super(function, collected);
      hash = System.identityHashCode(function);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object function = get();
      return function != null && other instanceof Key key && key.refersTo(function);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
