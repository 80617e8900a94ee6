package dev.bunting.futures.worker;

import dev.bunting.futures.SerializableFunction;
import dev.bunting.futures.wire.Codec;
import dev.bunting.futures.wire.Payload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions this worker has been sent, by slot, deserialized when first called. Slots are
 * written by the thread that reads the pipe and read by the task thread; the pool writes none again
 * while a task that uses it may be waiting.
 */
final class Functions {
  private final Codec codec;
  private final List<Cached> slots = new ArrayList<>();

  Functions(Codec codec) {
    this.codec = codec;
  }

  synchronized void define(int slot, Payload function) {
    if (slot == slots.size()) {
      slots.add(new Cached(function));
    } else {
      slots.set(slot, new Cached(function));
    }
  }

  /** Applies the function to the argument. Called by the task thread. */
  @Nullable Object call(int slot, @Nullable Object argument) throws Exception {
    return slot(slot).call(argument, codec);
  }

  private synchronized Cached slot(int slot) {
    return slots.get(slot);
  }

  /** Used by the task thread alone. */
  private static final class Cached {
    private final Payload payload;
    private @Nullable SerializableFunction<Object, Object> function;

    Cached(Payload payload) {
      this.payload = payload;
    }

    // The pool's submit(fn, arg) has checked the types, and whoever passes null wants it passed on.
    @SuppressWarnings({"unchecked", "NullAway"})
    @Nullable Object call(@Nullable Object argument, Codec codec) throws Exception {
      if (function == null) {
        function = (SerializableFunction<Object, Object>) codec.decodeTask(payload);
      }
      return function.apply(argument);
    }
  }
}
