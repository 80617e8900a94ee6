package dev.bunting.futures.wire;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JDK serialization, with large arrays beside the stream and lists of simple values packed. */
final class ObjectWriter extends ObjectOutputStream {
  private final List<byte[]> beside = new ArrayList<>(0);

  ObjectWriter(ByteSink out) throws IOException {
    super(out);
    enableReplaceObject(true);
  }

  @Override
  protected @Nullable Object replaceObject(@Nullable Object object) {
    if (object == null) {
      return null;
    }
    if (object.getClass().isArray()) {
      Optional<LargeArray> large = LargeArray.of(object, beside);
      return large.isPresent() ? large.get() : object;
    }
    if (object.getClass() == ArrayList.class) {
      Optional<SimpleList> packed = SimpleList.of((List<?>) object);
      return packed.isPresent() ? packed.get() : object;
    }
    return object;
  }

  List<byte[]> beside() {
    return beside;
  }
}
