package dev.bunting.futures.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads frames from a pipe. One thread at a time; the caller sees to that. */
public final class FrameInput {
  /** A pipe holds this much: asking for more at once only makes the JDK allocate more. */
  private static final int BUFFER = 1 << 16;

  private static final Frame.Kind[] KINDS = Frame.Kind.values();
  private static final int HEAD = 1 + 4 * Integer.BYTES;

  private final InputStream in;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);

  /** Reads from the given stream, which needs no buffer of its own. */
  public FrameInput(InputStream in) {
    this.in = in;
  }

  /**
   * The next frame; blocks until all of it is there.
   *
   * @throws EOFException when the other side is gone, be it between frames or within one
   */
  public Frame read() throws IOException {
    require(HEAD);
    Frame.Kind kind = KINDS[buffer.get()];
    int id = buffer.getInt();
    int detail = buffer.getInt();
    byte[] bytes = new byte[buffer.getInt()];
    List<byte[]> arrays = arrays(buffer.getInt());
    fill(bytes);
    for (byte[] array : arrays) {
      fill(array);
    }
    return new Frame(kind, id, detail, new Payload(bytes, arrays));
  }

  /** Whether at least a part of the next frame is there. The end of the pipe is not seen. */
  public boolean hasMore() throws IOException {
    return buffer.hasRemaining() || in.available() > 0;
  }

  private List<byte[]> arrays(int count) throws IOException {
    if (count == 0) {
      return List.of();
    }
    var arrays = new ArrayList<byte[]>(count);
    for (int i = 0; i < count; i++) {
      require(Integer.BYTES);
      arrays.add(new byte[buffer.getInt()]);
    }
    return arrays;
  }

  private void require(int wanted) throws IOException {
    if (buffer.remaining() >= wanted) {
      return;
    }
    buffer.compact();
    while (buffer.position() < wanted) {
      buffer.position(buffer.position() + readSome(buffer.array(), buffer.position(), BUFFER));
    }
    buffer.flip();
  }

  private void fill(byte[] bytes) throws IOException {
    int at = Math.min(bytes.length, buffer.remaining());
    buffer.get(bytes, 0, at);
    while (at < bytes.length) {
      at += readSome(bytes, at, bytes.length);
    }
  }

  private int readSome(byte[] bytes, int from, int to) throws IOException {
    int count = in.read(bytes, from, Math.min(to - from, BUFFER));
    if (count < 0) {
      throw new EOFException();
    }
    return count;
  }
}
