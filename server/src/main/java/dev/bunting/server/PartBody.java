package dev.bunting.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A range of another body. */
record PartBody(Body whole, long start, long size) implements Body {

  @Override
  public InputStream open(long from) throws IOException {
    return new Limited(whole.open(start + from), size - from);
  }

  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) return length == 0 ? 0 : -1;
      int count = super.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }
}
