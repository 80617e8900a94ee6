package dev.bunting.futures.wire;

import java.util.List;

/**
 * One object in its serialized form, its large arrays beside it, so that they are copied once and
 * not chopped into the serialization stream's blocks. The arrays are shared, not copied.
 */
@SuppressWarnings("ArrayRecordComponent") // Payloads are never compared.
public record Payload(byte[] bytes, List<byte[]> arrays) {
  /** For frames that carry nothing but their kind and number. */
  public static final Payload NONE = new Payload(new byte[0], List.of());

  /** Bytes on the wire, without the frame's head. */
  public long size() {
    long size = bytes.length;
    for (byte[] array : arrays) {
      size += array.length;
    }
    return size;
  }

  /** The same with arrays of its own, which nobody can change any more. */
  public Payload snapshot() {
    return arrays.isEmpty()
        ? this
        : new Payload(bytes, arrays.stream().map(byte[]::clone).toList());
  }
}
