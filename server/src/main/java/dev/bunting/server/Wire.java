package dev.bunting.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Puts the parts of one reply on the wire: buffered, so that a small reply is a single write, at
 * the reply's pace, and up to the byte where its fault is due.
 */
final class Wire {
  private static final int BUFFER = 16 * 1024;
  private static final int PIECE = 64 * 1024;

  private final OutputStream out;
  private final Pace pace;
  private final Fault fault;
  private final Sleeper sleeper;
  private final byte[] buffer = new byte[BUFFER];
  private int buffered;
  private long bodySent;

  Wire(OutputStream out, Pace pace, Fault fault, Sleeper sleeper) {
    this.out = out;
    this.pace = pace;
    this.fault = fault;
    this.sleeper = sleeper;
  }

  /** Sends the head, all interim heads included. */
  void head(byte[] bytes) throws IOException, Fault.Due {
    long limit = fault.limit(Fault.Stage.HEAD);
    put(bytes, (int) Math.min(bytes.length, limit));
    if (limit <= bytes.length) fail();
  }

  /** Sends what frames the body: counted by no fault. */
  void frame(byte[] bytes) throws IOException {
    put(bytes, bytes.length);
  }

  /** Sends so many bytes of the stream, or as many as it has, as part of the body. */
  void body(InputStream in, long length) throws IOException, InterruptedException, Fault.Due {
    failIfDue();
    int most = Math.min(PIECE, pace.pieceSize());
    var piece = new byte[(int) Math.min(length, most)];
    long left = length;
    while (left > 0) {
      int count = in.readNBytes(piece, 0, (int) Math.min(piece.length, left));
      if (count == 0) throw new IOException("the body is shorter than it was");
      left -= count;
      bodyPiece(piece, count);
    }
  }

  void flush() throws IOException {
    out.write(buffer, 0, buffered);
    buffered = 0;
    out.flush();
  }

  private void bodyPiece(byte[] piece, int count)
      throws IOException, InterruptedException, Fault.Due {
    pauseBeforePiece();
    long allowed = fault.limit(Fault.Stage.BODY) - bodySent;
    int sent = (int) Math.min(count, allowed);
    put(piece, sent);
    bodySent += sent;
    failIfDue();
  }

  private void pauseBeforePiece() throws IOException, InterruptedException {
    if (pace.betweenPieces().isZero()) return;
    flush();
    if (bodySent > 0) sleeper.sleep(pace.betweenPieces());
  }

  private void failIfDue() throws IOException, Fault.Due {
    if (bodySent == fault.limit(Fault.Stage.BODY)) fail();
  }

  private void fail() throws IOException, Fault.Due {
    flush();
    throw new Fault.Due(fault.action());
  }

  private void put(byte[] bytes, int length) throws IOException {
    if (buffered + length > buffer.length) flush();
    if (length > buffer.length) {
      out.write(bytes, 0, length);
      return;
    }
    System.arraycopy(bytes, 0, buffer, buffered, length);
    buffered += length;
  }
}
