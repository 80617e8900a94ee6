package dev.bunting.futures.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns objects into payloads and back: JDK serialization, with a short form for the values that
 * travel most. Safe for use by many threads.
 */
public final class Codec {
  /** A tag that {@link Simple} does not use: an object stream follows. */
  private static final byte STREAM = 64;

  /** Another one: the short form of a lambda follows. */
  private static final byte LAMBDA = 65;

  private final ClassLoader loader;
  private final Optional<ObjectInputFilter> filter;

  /**
   * Finds classes through the given loader.
   *
   * @param filterPattern what may be read, in the syntax of {@code
   *     ObjectInputFilter.Config.createFilter}; empty for anything
   */
  public Codec(ClassLoader loader, String filterPattern) {
    this.loader = loader;
    this.filter = Filters.of(filterPattern);
  }

  /**
   * The object in its serialized form. Large arrays are shared with the object, not copied.
   *
   * @throws NotSerializableException naming the field or the captured variable
   */
  public Payload encode(@Nullable Object value) throws IOException {
    var sink = new ByteSink(64);
    if (Simple.write(value, sink)) {
      return new Payload(sink.toByteArray(), List.of());
    }
    Object object = Objects.requireNonNull(value);
    try {
      return stream(object, sink);
    } catch (NotSerializableException e) {
      throw Culprit.named(object, e, loader);
    } catch (StackOverflowError e) {
      var tooDeep =
          new NotSerializableException(object.getClass().getName() + " is nested too deeply");
      tooDeep.initCause(e);
      throw tooDeep;
    }
  }

  /**
   * A task or a function in its serialized form, for {@link #decodeTask}. Where there is a filter,
   * it is an object stream, which asks the filter.
   */
  public Payload encodeTask(Object task) throws IOException {
    var sink = new ByteSink(256);
    sink.write(LAMBDA);
    return filter.isEmpty() && Lambda.write(task, sink)
        ? new Payload(sink.toByteArray(), List.of())
        : encode(task);
  }

  /** A task again, in a worker. A pool does not accept one: nothing it is sent is to run there. */
  public Object decodeTask(Payload payload) throws IOException, ClassNotFoundException {
    byte[] bytes = payload.bytes();
    if (bytes[0] != LAMBDA) {
      return Objects.requireNonNull(decode(payload));
    }
    return Lambda.read(ByteBuffer.wrap(bytes, 1, bytes.length - 1), loader);
  }

  private static Payload stream(Object value, ByteSink sink) throws IOException {
    sink.write(STREAM);
    try (var out = new ObjectWriter(sink)) {
      out.writeObject(value);
      out.flush();
      return new Payload(sink.toByteArray(), out.beside());
    }
  }

  /** The object again; arrays of the payload may become part of it. */
  public @Nullable Object decode(Payload payload) throws IOException, ClassNotFoundException {
    byte[] bytes = payload.bytes();
    if (bytes[0] != STREAM) {
      return Simple.read(ByteBuffer.wrap(bytes));
    }
    InputStream in = new ByteArrayInputStream(bytes, 1, bytes.length - 1);
    try (var objects = new ObjectReader(in, payload.arrays(), loader, filter)) {
      return objects.readObject();
    }
  }
}
