package dev.bunting.server;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A body in memory. */
final class BytesBody implements Body {
  static final BytesBody EMPTY = new BytesBody(new byte[0]);

  private final byte[] bytes;

  BytesBody(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open(long from) {
    int start = Math.toIntExact(from);
    return new ByteArrayInputStream(bytes, start, bytes.length - start);
  }
}
