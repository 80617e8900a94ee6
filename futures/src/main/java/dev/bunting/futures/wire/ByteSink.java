package dev.bunting.futures.wire;

import java.io.OutputStream;
import java.util.Arrays;

/** A growing byte array. Unlike ByteArrayOutputStream it has no lock, and it writes numbers. */
final class ByteSink extends OutputStream {
  private byte[] bytes;
  private int size;

  ByteSink(int expected) {
    bytes = new byte[expected];
  }

  @Override
  public void write(int b) {
    require(1);
    bytes[size++] = (byte) b;
  }

  @Override
  public void write(byte[] source, int from, int length) {
    require(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  void writeChar(int value) {
    write(value >>> 8);
    write(value);
  }

  void writeInt(int value) {
    writeChar(value >>> 16);
    writeChar(value);
  }

  void writeLong(long value) {
    writeInt((int) (value >>> 32));
    writeInt((int) value);
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void require(int wanted) {
    if (bytes.length - size < wanted) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, wanted), bytes.length * 2));
    }
  }
}
