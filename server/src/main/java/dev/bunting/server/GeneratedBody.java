package dev.bunting.server;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A body whose bytes follow from their positions: SplitMix64 over the number of each 8 bytes. */
record GeneratedBody(long size) implements Body {

  GeneratedBody {
    if (size < 0) throw new IllegalArgumentException("negative size: " + size);
  }

  @Override
  public InputStream open(long from) {
    return new Generator(from, size);
  }

  private static final class Generator extends InputStream {
    private static final VarHandle LONGS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long size;
    private long position;

    Generator(long position, long size) {
      this.position = position;
      this.size = size;
    }

    @Override
    public int read() {
      return position == size ? -1 : next();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (position == size) return length == 0 ? 0 : -1;
      int end = offset + (int) Math.min(length, size - position);
      int at = offset;
      while (at < end && position % 8 != 0) bytes[at++] = (byte) next();
      for (; end - at >= 8; at += 8, position += 8) LONGS.set(bytes, at, word(position / 8));
      while (at < end) bytes[at++] = (byte) next();
      return end - offset;
    }

    private int next() {
      int shift = (int) (position % 8) * 8;
      return (int) (word(position++ / 8) >>> shift) & 0xff;
    }

    private static long word(long counter) {
      long z = (counter + 1) * 0x9e3779b97f4a7c15L;
      z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
      return z ^ (z >>> 31);
    }
  }
}
