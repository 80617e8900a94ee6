package dev.bunting.sink;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** A SHA-256 as any other. Not thread-safe. */
final class OpenSslSha256 extends MessageDigest {
  private static final int LENGTH = 32;

  /** {@code sizeof(SHA256_CTX)} is 112; longs, as they are aligned as it wants to be. */
  private static final int CONTEXT = 112 / Long.BYTES;

  private final OpenSsl library;
  private final MemorySegment context = MemorySegment.ofArray(new long[CONTEXT]);

  OpenSslSha256(OpenSsl library) {
    super("SHA-256");
    this.library = library;
    engineReset();
  }

  @Override
  protected int engineGetDigestLength() {
    return LENGTH;
  }

  @Override
  protected void engineUpdate(byte input) {
    library.update(context, MemorySegment.ofArray(new byte[] {input}));
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    library.update(context, MemorySegment.ofArray(input).asSlice(offset, length));
  }

  @Override
  protected void engineUpdate(ByteBuffer input) {
    library.update(context, MemorySegment.ofBuffer(input));
    input.position(input.limit());
  }

  @Override
  protected byte[] engineDigest() {
    var digest = new byte[LENGTH];
    library.end(MemorySegment.ofArray(digest), context);
    engineReset();
    return digest;
  }

  @Override
  protected void engineReset() {
    library.init(context);
  }
}
