package dev.bunting.futures.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes frames to a pipe. One thread at a time; the caller sees to that. */
public final class FrameOutput {
  private static final int BUFFER = 1 << 13;

  /** A pipe holds this much; the JDK copies what it writes, and small copies stay in the cache. */
  private static final int PIECE = 1 << 16;

  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  /** Writes to the given stream, which needs no buffer of its own. */
  public FrameOutput(OutputStream out) {
    this.out = out;
  }

  /** Writes one frame, all of it; blocks while the pipe is full. */
  @SuppressWarnings("EnumOrdinal") // Both ends are of one build.
  public void write(Frame frame) throws IOException {
    Payload payload = frame.payload();
    buffer.put((byte) frame.kind().ordinal()).putInt(frame.id()).putInt(frame.detail());
    buffer.putInt(payload.bytes().length).putInt(payload.arrays().size());
    for (byte[] array : payload.arrays()) {
      makeRoom(Integer.BYTES);
      buffer.putInt(array.length);
    }
    put(payload.bytes());
    for (byte[] array : payload.arrays()) {
      put(array);
    }
    drain();
    out.flush();
  }

  private void put(byte[] bytes) throws IOException {
    makeRoom(bytes.length);
    if (bytes.length <= buffer.remaining()) {
      buffer.put(bytes);
    } else {
      for (int at = 0; at < bytes.length; at += PIECE) {
        out.write(bytes, at, Math.min(PIECE, bytes.length - at));
      }
    }
  }

  private void makeRoom(int wanted) throws IOException {
    if (buffer.remaining() < wanted) {
      drain();
    }
  }

  private void drain() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
