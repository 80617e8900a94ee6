package dev.bunting.plan;

import static java.lang.Long.rotateLeft;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * 96 bits of a text's hash, to be kept in its place. A hash that nobody can steer, since lists may
 * be written by somebody who would like a row of ours to get lost: it is keyed, and the key is
 * another one for each {@link Maker}.
 *
 * @param high 64 bits
 * @param low 32 bits more
 */
record Fingerprint(long high, int low) {

  /**
   * Makes fingerprints, those of SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012). A cold
   * process finds and interprets the JDK's SHA-256 in the time that some hundred downloads take.
   * Not thread-safe.
   */
  static final class Maker {
    private final long key0;
    private final long key1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    /** A key from the time to the nanosecond, which who writes a list cannot foresee. */
    Maker() {
      var random = new SplittableRandom();
      key0 = random.nextLong();
      key1 = random.nextLong();
    }

    Maker(long key0, long key1) {
      this.key0 = key0;
      this.key1 = key1;
    }

    Fingerprint of(String text) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      begin();
      absorb(bytes);
      v2 ^= 0xee;
      rounds(4);
      var high = v0 ^ v1 ^ v2 ^ v3;
      v1 ^= 0xdd;
      rounds(4);
      return new Fingerprint(high, (int) (v0 ^ v1 ^ v2 ^ v3));
    }

    private void begin() {
      v0 = key0 ^ 0x736f6d6570736575L;
      v1 = key1 ^ 0x646f72616e646f6dL ^ 0xee;
      v2 = key0 ^ 0x6c7967656e657261L;
      v3 = key1 ^ 0x7465646279746573L;
    }

    private void absorb(byte[] bytes) {
      var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (in.remaining() >= Long.BYTES) absorb(in.getLong());
      var last = (long) bytes.length << 56;
      for (var shift = 0; in.hasRemaining(); shift += 8) last |= (in.get() & 0xffL) << shift;
      absorb(last);
    }

    private void absorb(long word) {
      v3 ^= word;
      rounds(2);
      v0 ^= word;
    }

    private void rounds(int count) {
      for (var i = 0; i < count; i++) {
        v0 += v1;
        v2 += v3;
        v1 = rotateLeft(v1, 13) ^ v0;
        v3 = rotateLeft(v3, 16) ^ v2;
        v0 = rotateLeft(v0, 32) + v3;
        v2 += v1;
        v3 = rotateLeft(v3, 21) ^ v0;
        v1 = rotateLeft(v1, 17) ^ v2;
        v2 = rotateLeft(v2, 32);
      }
    }
  }
}
