package dev.bunting.futures.wire;

import java.io.Serial;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** Stands in an object stream for an array of primitives that travels beside it. */
final class LargeArray implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  /** From this many bytes on, the copies that are saved outweigh the stand-in. */
  static final int THRESHOLD = 1 << 16;

  /** Both ends run on one machine. */
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private final int index;
  private final char type;

  private LargeArray(int index, char type) {
    this.index = index;
    this.type = type;
  }

  /** Adds the object's bytes to {@code beside} if it is a large array of primitives. */
  static Optional<LargeArray> of(Object object, List<byte[]> beside) {
    Class<?> component = object.getClass().getComponentType();
    if (component == null || !component.isPrimitive()) {
      return Optional.empty();
    }
    char type = component.descriptorString().charAt(0);
    Optional<byte[]> bytes = bytes(object, type);
    bytes.ifPresent(beside::add);
    return bytes.map(b -> new LargeArray(beside.size() - 1, type));
  }

  private static Optional<byte[]> bytes(Object array, char type) {
    int length = Array.getLength(array);
    long size = (long) length * width(type);
    if (size < THRESHOLD || size > Integer.MAX_VALUE - 8) {
      return Optional.empty();
    }
    return Optional.of(type == 'B' ? (byte[]) array : copy(array, type, (int) size));
  }

  private static byte[] copy(Object array, char type, int size) {
    byte[] bytes = new byte[size];
    ByteBuffer to = ByteBuffer.wrap(bytes).order(ORDER);
    switch (type) {
      case 'I' -> to.asIntBuffer().put((int[]) array);
      case 'J' -> to.asLongBuffer().put((long[]) array);
      case 'D' -> to.asDoubleBuffer().put((double[]) array);
      case 'F' -> to.asFloatBuffer().put((float[]) array);
      case 'S' -> to.asShortBuffer().put((short[]) array);
      default -> to.asCharBuffer().put((char[]) array);
    }
    return bytes;
  }

  /** The array itself again. */
  Object from(List<byte[]> beside) {
    byte[] bytes = beside.get(index);
    if (type == 'B') {
      return bytes;
    }
    ByteBuffer from = ByteBuffer.wrap(bytes).order(ORDER);
    Object array = Array.newInstance(component(), bytes.length / width(type));
    switch (type) {
      case 'I' -> from.asIntBuffer().get((int[]) array);
      case 'J' -> from.asLongBuffer().get((long[]) array);
      case 'D' -> from.asDoubleBuffer().get((double[]) array);
      case 'F' -> from.asFloatBuffer().get((float[]) array);
      case 'S' -> from.asShortBuffer().get((short[]) array);
      default -> from.asCharBuffer().get((char[]) array);
    }
    return array;
  }

  private Class<?> component() {
    return switch (type) {
      case 'I' -> int.class;
      case 'J' -> long.class;
      case 'D' -> double.class;
      case 'F' -> float.class;
      case 'S' -> short.class;
      default -> char.class;
    };
  }

  /** Booleans have no view over bytes, and stay in the stream. */
  private static int width(char type) {
    return switch (type) {
      case 'Z' -> 0;
      case 'B' -> Byte.BYTES;
      case 'S', 'C' -> Short.BYTES;
      case 'I', 'F' -> Integer.BYTES;
      default -> Long.BYTES;
    };
  }
}
