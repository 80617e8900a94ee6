package dev.bunting.transfer.http1;

import java.nio.ByteBuffer;

/**
 * Reads responses from bytes, one after another, without any I/O of its own: it is handed what came
 * in and says what that was (RFC 9112, section 6.3). It does the same whatever way the bytes are
 * cut into pieces.
 *
 * <p>Not thread-safe: one connection's thread calls it.
 */
public final class ResponseReader {
  private static final int MAX_INTERIM = 32;

  /** What the bytes were. */
  public enum Event {
    /** All bytes are taken, and more are needed. */
    MORE,
    /** The head is there: see {@link #head()}. */
    HEAD,
    /** The next {@link #available()} bytes of the buffer are of the body: take them all. */
    BODY,
    /** The response is complete; bytes still in the buffer are not part of it. */
    END
  }

  private enum Body {
    NOT_YET,
    LENGTH,
    CHUNKED,
    UNTIL_CLOSE,
    ENDED
  }

  private final ResponseHead head = new ResponseHead();
  private final ChunkedFraming chunks = new ChunkedFraming();
  private Body body = Body.NOT_YET;
  private long remaining;
  private int available;
  private int interim;

  /** Makes ready for the response to the next request, which was a GET. */
  public void begin() {
    head.clear();
    chunks.clear();
    body = Body.NOT_YET;
    available = 0;
    interim = 0;
  }

  /**
   * Takes bytes from the buffer up to the next event.
   *
   * @throws ProtocolException if they break the rules; the connection is of no more use
   */
  public Event next(ByteBuffer in) throws ProtocolException {
    return switch (body) {
      case NOT_YET -> readHead(in);
      case LENGTH -> readLength(in);
      case CHUNKED -> readChunks(in);
      case UNTIL_CLOSE -> bodyOf(in.remaining());
      case ENDED -> Event.END;
    };
  }

  /**
   * Tells that the connection was closed in order.
   *
   * @return whether that completes the response; if not, it was cut off
   */
  public boolean endOfInput() {
    if (body == Body.UNTIL_CLOSE) body = Body.ENDED;
    return body == Body.ENDED;
  }

  /** The head of the response, valid from {@link Event#HEAD} until {@link #begin()}. */
  public ResponseHead head() {
    return head;
  }

  /** How many bytes of the body are next in the buffer. */
  public int available() {
    return available;
  }

  /** Whether no byte of the response has come. */
  public boolean untouched() {
    return body == Body.NOT_YET && head.isEmpty() && interim == 0;
  }

  /** Whether the connection can carry another request now. */
  public boolean reusable() {
    return body == Body.ENDED && head.keepAlive() && !closeDelimited();
  }

  private Event readHead(ByteBuffer in) throws ProtocolException {
    while (head.read(in)) {
      if (head.status() >= 200) {
        beginBody();
        return Event.HEAD;
      }
      if (head.status() == 101) throw new ProtocolException("101 without having asked");
      if (++interim > MAX_INTERIM) throw new ProtocolException("over 32 interim responses");
      head.clear();
    }
    return Event.MORE;
  }

  private void beginBody() {
    if (bodiless()) body = Body.ENDED;
    else if (head.chunked()) body = Body.CHUNKED;
    else if (closeDelimited()) body = Body.UNTIL_CLOSE;
    else {
      remaining = head.contentLength();
      body = remaining == 0 ? Body.ENDED : Body.LENGTH;
    }
  }

  private boolean bodiless() {
    return head.status() == 204 || head.status() == 304;
  }

  private boolean closeDelimited() {
    return !bodiless() && !head.chunked() && head.contentLength() < 0;
  }

  private Event readLength(ByteBuffer in) {
    if (remaining == 0) {
      body = Body.ENDED;
      return Event.END;
    }
    var count = (int) Math.min(remaining, in.remaining());
    remaining -= count;
    return bodyOf(count);
  }

  private Event readChunks(ByteBuffer in) throws ProtocolException {
    var count = chunks.skipToData(in);
    if (count > 0) chunks.taken(count);
    if (!chunks.ended()) return bodyOf(count);
    body = Body.ENDED;
    return Event.END;
  }

  private Event bodyOf(int count) {
    available = count;
    return count == 0 ? Event.MORE : Event.BODY;
  }
}
