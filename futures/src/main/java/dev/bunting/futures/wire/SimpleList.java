package dev.bunting.futures.wire;

import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands in an object stream for an ArrayList of nothing but simple values, packed. */
final class SimpleList implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final byte[] packed;

  private SimpleList(byte[] packed) {
    this.packed = packed;
  }

  static Optional<SimpleList> of(List<?> list) {
    var out = new ByteSink(16 + list.size() * 5);
    return Simple.writeAll(list, out)
        ? Optional.of(new SimpleList(out.toByteArray()))
        : Optional.empty();
  }

  List<@Nullable Object> unpacked() {
    return Simple.readAll(ByteBuffer.wrap(packed));
  }
}
