package dev.bunting.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts the bytes of one connection into request heads; used by the connection's thread only. */
final class RequestReader {
  static final int MAX_HEAD = 16 * 1024;

  private final InputStream in;
  // Small at first: ten thousand idle connections hold one each.
  private byte[] buffer = new byte[1024];
  private int start;
  private int end;

  RequestReader(InputStream in) {
    this.in = in;
  }

  /** The next head without the empty line at its end, or nothing when the client has closed. */
  Optional<String> nextHead() throws IOException {
    int searched = start;
    while (true) {
      int headEnd = findEnd(searched);
      if (headEnd >= 0) return Optional.of(take(headEnd));
      searched = Math.max(start, end - 3);
      int moved = makeRoom();
      searched -= moved;
      int count = in.read(buffer, end, buffer.length - end);
      if (count < 0) return atEnd();
      end += count;
    }
  }

  /** Reads a request's body and forgets it. */
  void skip(long length) throws IOException {
    int buffered = (int) Math.min(length, end - start);
    start += buffered;
    in.skipNBytes(length - buffered);
  }

  private int findEnd(int from) {
    for (int i = from; i + 3 < end; i++) {
      if (buffer[i] == '\r'
          && buffer[i + 1] == '\n'
          && buffer[i + 2] == '\r'
          && buffer[i + 3] == '\n') return i;
    }
    return -1;
  }

  private String take(int headEnd) {
    var head = new String(buffer, start, headEnd - start, ISO_8859_1);
    start = headEnd + 4;
    return head;
  }

  /** Moves what is left to the front, grows a full buffer, and returns by how much it moved. */
  private int makeRoom() throws BadRequest {
    int moved = start;
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    if (end == MAX_HEAD) throw new BadRequest(431, "request head over " + MAX_HEAD + " bytes");
    if (end == buffer.length) buffer = Arrays.copyOf(buffer, Math.min(MAX_HEAD, 4 * end));
    return moved;
  }

  private Optional<String> atEnd() throws EOFException {
    if (end > start) throw new EOFException("the client closed within a request head");
    return Optional.empty();
  }
}
