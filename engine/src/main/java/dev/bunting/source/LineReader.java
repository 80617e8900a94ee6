package dev.bunting.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts bytes into lines of UTF-8 that end with LF or CRLF; a byte order mark at the start is
 * skipped. A line over the limit is read to its end but not kept: memory is bounded whatever comes.
 */
final class LineReader {
  private static final int BUFFER = 64 << 10;
  private static final int KEPT_OF_TOO_LONG = 200;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;
  private byte[] line = new byte[256];
  private int length;
  private long total;
  private long number;

  /**
   * @param limit how many bytes a line may have
   */
  LineReader(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** The next line; empty at the end. Bytes after the last line end are a line too. */
  Optional<Line> next() throws IOException {
    if (!filled()) return Optional.empty();
    length = 0;
    total = 0;
    number++;
    while (filled()) if (takeToLineEnd()) break;
    return Optional.of(line());
  }

  private boolean filled() throws IOException {
    if (position < end) return true;
    // A terminal goes on after its end of file: we do not.
    if (end < 0) return false;
    position = 0;
    end = in.read(buffer);
    return end > 0;
  }

  private boolean takeToLineEnd() {
    var stop = position;
    while (stop < end && buffer[stop] != '\n') stop++;
    keep(position, stop);
    var found = stop < end;
    position = found ? stop + 1 : stop;
    return found;
  }

  private void keep(int from, int to) {
    total += to - from;
    var kept = Math.min(to - from, limit + 1 - length);
    if (length + kept > line.length)
      line = Arrays.copyOf(line, Math.min(limit + 1, Math.max(length + kept, line.length * 2)));
    System.arraycopy(buffer, from, line, length, kept);
    length += kept;
  }

  private Line line() {
    var start = number == 1 && startsWithByteOrderMark() ? BYTE_ORDER_MARK.length : 0;
    var whole = total == length;
    if (whole && length > start && line[length - 1] == '\r') length--;
    if (!whole || length - start > limit) return tooLong(start);
    var text = text(start, length);
    return new Line(number, text, problem(text, start));
  }

  private Line tooLong(int start) {
    var kept = text(start, Math.min(length, start + KEPT_OF_TOO_LONG));
    return new Line(number, kept, "a line of over " + limit + " bytes");
  }

  private boolean startsWithByteOrderMark() {
    var size = BYTE_ORDER_MARK.length;
    return length >= size && Arrays.equals(line, 0, size, BYTE_ORDER_MARK, 0, size);
  }

  private String text(int from, int to) {
    return new String(line, from, to - from, StandardCharsets.UTF_8);
  }

  /** A replacement character may be the list's own, or stand for bytes that are not UTF-8. */
  private String problem(String text, int start) {
    if (text.indexOf('\uFFFD') < 0 || isUtf8(start)) return "";
    return startsAsUtf16() ? "not UTF-8 but UTF-16, as it seems" : "not UTF-8";
  }

  private boolean startsAsUtf16() {
    if (length < 2) return false;
    return (line[0] == (byte) 0xff && line[1] == (byte) 0xfe)
        || (line[0] == (byte) 0xfe && line[1] == (byte) 0xff);
  }

  private boolean isUtf8(int start) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, start, length - start));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
