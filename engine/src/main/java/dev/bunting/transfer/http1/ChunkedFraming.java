package dev.bunting.transfer.http1;

import java.nio.ByteBuffer;

/**
 * The framing of a chunked body (RFC 9112, section 7.1), byte by byte: how much of what comes next
 * is data. Extensions and trailers are checked for their form, bounded in length, and ignored.
 */
final class ChunkedFraming {
  private static final int MAX_EXTENSION = 16 * 1024;
  private static final int MAX_TRAILERS = 64 * 1024;

  private enum State {
    SIZE_START,
    SIZE,
    EXTENSION,
    SIZE_LF,
    DATA,
    DATA_CR,
    DATA_LF,
    TRAILER_START,
    TRAILER,
    TRAILER_LF,
    END_LF,
    END
  }

  private State state = State.SIZE_START;
  private long remaining;
  private int overhead;

  void clear() {
    state = State.SIZE_START;
    remaining = 0;
    overhead = 0;
  }

  boolean ended() {
    return state == State.END;
  }

  /** Passes over framing; returns how many bytes of data come next in the buffer, maybe 0. */
  int skipToData(ByteBuffer in) throws ProtocolException {
    while (state != State.DATA && state != State.END && in.hasRemaining()) step(in.get());
    return state == State.DATA ? (int) Math.min(remaining, in.remaining()) : 0;
  }

  /** Counts data as taken. */
  void taken(int count) {
    remaining -= count;
    if (remaining == 0) state = State.DATA_CR;
  }

  private void step(byte b) throws ProtocolException {
    state =
        switch (state) {
          case SIZE_START -> firstDigit(b);
          case SIZE -> nextDigit(b);
          case EXTENSION -> extension(b);
          case SIZE_LF -> afterSize(b);
          case DATA_CR -> expect(b, '\r', State.DATA_LF);
          case DATA_LF -> expect(b, '\n', State.SIZE_START);
          case TRAILER_START -> trailerStart(b);
          case TRAILER -> trailer(b);
          case TRAILER_LF -> expect(b, '\n', State.TRAILER_START);
          case END_LF -> expect(b, '\n', State.END);
          case DATA, END -> throw new IllegalStateException("not framing");
        };
  }

  private State firstDigit(byte b) throws ProtocolException {
    remaining = digit(b);
    if (remaining < 0) throw new ProtocolException("malformed chunk size");
    overhead = 0;
    return State.SIZE;
  }

  private State nextDigit(byte b) throws ProtocolException {
    if (b == '\r') return State.SIZE_LF;
    if (b == ';' || b == ' ' || b == '\t') return State.EXTENSION;
    var digit = digit(b);
    if (digit < 0) throw new ProtocolException("malformed chunk size");
    if (remaining > Long.MAX_VALUE >> 8) throw new ProtocolException("chunk size too large");
    // Leading zeros count too: a size of a million digits must not go on.
    if (++overhead > MAX_EXTENSION) throw new ProtocolException("chunk size line too long");
    remaining = remaining << 4 | digit;
    return State.SIZE;
  }

  private State extension(byte b) throws ProtocolException {
    if (b == '\r') return State.SIZE_LF;
    if (b == '\n' || b == 0) throw new ProtocolException("malformed chunk extension");
    if (++overhead > MAX_EXTENSION) throw new ProtocolException("chunk extension too long");
    return State.EXTENSION;
  }

  private State afterSize(byte b) throws ProtocolException {
    expect(b, '\n', State.DATA);
    if (remaining > 0) return State.DATA;
    overhead = 0;
    return State.TRAILER_START;
  }

  private State trailerStart(byte b) throws ProtocolException {
    if (b == '\r') return State.END_LF;
    if (b == ':' || b == '\n') throw new ProtocolException("malformed trailer");
    return trailer(b);
  }

  private State trailer(byte b) throws ProtocolException {
    if (b == '\r') return State.TRAILER_LF;
    if (b == '\n' || b == 0) throw new ProtocolException("malformed trailer");
    if (++overhead > MAX_TRAILERS) throw new ProtocolException("trailers too long");
    return State.TRAILER;
  }

  private static State expect(byte b, char expected, State next) throws ProtocolException {
    if (b != expected) throw new ProtocolException("malformed chunk");
    return next;
  }

  private static int digit(byte b) {
    return Character.digit(b, 16);
  }
}
