package dev.bunting.transfer;

import dev.bunting.Reason;
import dev.bunting.transfer.http1.ResponseHead;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Takes the content coding off a body that came compressed (RFC 9110, section 8.4.1): gzip with its
 * checksums (RFC 1952), or deflate, also without the zlib frame that some servers leave out. What
 * comes out is handed on in pieces of {@value #PIECE} bytes at most, so that whoever takes them can
 * stop a bomb before it is large.
 *
 * <p>Not thread-safe.
 */
final class Decoder implements AutoCloseable {
  /** Where decoded bytes go. */
  interface Output {
    void write(ByteBuffer bytes) throws TransferException;
  }

  private static final int PIECE = 32 * 1024;

  private enum State {
    START,
    GZIP_HEADER,
    DATA,
    GZIP_TRAILER,
    END
  }

  private final boolean gzip;
  private final GzipHeader header = new GzipHeader();
  private final ByteBuffer trailer = ByteBuffer.allocate(8).order(java.nio.ByteOrder.LITTLE_ENDIAN);
  private final CRC32 checksum = new CRC32();
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE);
  private Inflater inflater = new Inflater(true);
  private State state = State.START;

  private Decoder(boolean gzip) {
    this.gzip = gzip;
  }

  /**
   * One for the response; empty if it is as it is.
   *
   * @throws TransferException if it has a coding that nobody asked for
   */
  static Optional<Decoder> of(ResponseHead head) throws TransferException {
    var codings = head.headers("Content-Encoding");
    var coding = String.join(",", codings).strip().toLowerCase(Locale.ROOT);
    return switch (coding) {
      case "", "identity" -> Optional.empty();
      case "gzip", "x-gzip" -> Optional.of(new Decoder(true));
      case "deflate" -> Optional.of(new Decoder(false));
      default ->
          throw new TransferException(Reason.PROTOCOL, "a content coding not asked for: " + coding);
    };
  }

  /** Takes all bytes. */
  void decode(ByteBuffer in, Output out) throws TransferException {
    try {
      while (in.hasRemaining()) step(in, out);
    } catch (DataFormatException e) {
      throw corrupt(String.valueOf(e.getMessage()));
    }
  }

  private void step(ByteBuffer in, Output out) throws TransferException, DataFormatException {
    switch (state) {
      case START -> start(in);
      case GZIP_HEADER -> {
        if (!header.take(in.get())) return;
        if (header.malformed()) throw corrupt("no gzip header");
        state = State.DATA;
      }
      case DATA -> inflate(in, out);
      case GZIP_TRAILER -> {
        trailer.put(in.get());
        if (!trailer.hasRemaining()) checkTrailer();
      }
      case END -> {
        // Another member may follow; anything else does not belong here.
        if (!gzip) throw corrupt("bytes after the end");
        begin();
      }
    }
  }

  /**
   * The low half of the first byte tells a zlib frame: 8 there is no block that deflate begins
   * with.
   */
  private void start(ByteBuffer in) {
    if (gzip) begin();
    else {
      var zlib = (in.get(in.position()) & 0x0f) == 8;
      inflater.end();
      inflater = new Inflater(!zlib);
      state = State.DATA;
    }
  }

  private void begin() {
    header.clear();
    trailer.clear();
    checksum.reset();
    inflater.reset();
    state = State.GZIP_HEADER;
  }

  private void inflate(ByteBuffer in, Output out) throws TransferException, DataFormatException {
    inflater.setInput(in);
    while (true) {
      inflater.inflate(piece.clear());
      piece.flip();
      if (piece.hasRemaining()) {
        if (gzip) checksum.update(piece.duplicate());
        out.write(piece);
      } else if (inflater.finished()) {
        state = gzip ? State.GZIP_TRAILER : State.END;
        return;
      } else if (inflater.needsDictionary()) throw corrupt("a dictionary is wanted");
      else return;
    }
  }

  private void checkTrailer() throws TransferException {
    trailer.flip();
    if (trailer.getInt() != (int) checksum.getValue()) throw corrupt("the checksum is wrong");
    if (trailer.getInt() != (int) inflater.getBytesWritten()) throw corrupt("the length is wrong");
    state = State.END;
  }

  /**
   * Takes the end of the body.
   *
   * @throws TransferException if more had to come
   */
  void finish() throws TransferException {
    if (state != State.END)
      throw new TransferException(Reason.TRUNCATED, "the compressed body ended too early");
  }

  private static TransferException corrupt(String what) {
    return new TransferException(Reason.PROTOCOL, "malformed compression: " + what);
  }

  /** Gives memory outside of the heap back; may be called again. */
  @Override
  public void close() {
    inflater.end();
  }
}
