package dev.bunting.sink;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A SHA-256 as any other (FIPS 180-4), by {@link OpenSsl}, which must be linked. Only going through
 * blocks of bytes is OpenSSL's: to begin and to pad are a few lines here, and linking a function
 * for each takes longer than to hash a thousand small files. Not thread-safe.
 */
final class OpenSslSha256 extends MessageDigest {
  private static final int LENGTH = 32;
  private static final int BLOCK = 64;

  /** FIPS 180-4, section 5.3.3. */
  private static final int[] INITIAL = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  /** Where the state says how long the digest is to be. */
  private static final int LENGTH_IN_STATE = 27;

  /**
   * {@code SHA256_CTX}: the hash so far, the length in bits, a block that has begun, its length,
   * and that of the digest.
   */
  private final int[] state = new int[28];

  private final MemorySegment context = MemorySegment.ofArray(state);
  private long length;

  OpenSslSha256() {
    super("SHA-256");
    engineReset();
  }

  @Override
  protected int engineGetDigestLength() {
    return LENGTH;
  }

  @Override
  protected void engineUpdate(byte input) {
    engineUpdate(new byte[] {input}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    update(MemorySegment.ofArray(input).asSlice(offset, length));
  }

  @Override
  protected void engineUpdate(ByteBuffer input) {
    update(MemorySegment.ofBuffer(input));
    input.position(input.limit());
  }

  private void update(MemorySegment bytes) {
    length += bytes.byteSize();
    OpenSsl.update(context, bytes);
  }

  @Override
  protected byte[] engineDigest() {
    pad();
    var digest = ByteBuffer.allocate(LENGTH);
    for (int i = 0; i < INITIAL.length; i++) digest.putInt(state[i]);
    engineReset();
    return digest.array();
  }

  /** A bit, as many zeros as it takes, and the length in bits (FIPS 180-4, section 5.1.1). */
  private void pad() {
    var bits = length * Byte.SIZE;
    var begun = (int) (length % BLOCK);
    var size = (begun < BLOCK - Long.BYTES ? BLOCK : 2 * BLOCK) - begun;
    var padding = ByteBuffer.allocate(size).put(0, (byte) 0x80).putLong(size - Long.BYTES, bits);
    update(MemorySegment.ofBuffer(padding));
  }

  @Override
  protected void engineReset() {
    Arrays.fill(state, 0);
    System.arraycopy(INITIAL, 0, state, 0, INITIAL.length);
    state[LENGTH_IN_STATE] = LENGTH;
    length = 0;
  }
}
