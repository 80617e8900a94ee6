package dev.bunting.transfer.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The head of one response: gathered byte by byte until its empty line, then parsed (RFC 9112,
 * sections 2 to 5). One object serves one connection, head after head.
 *
 * <p>Line ends may be CRLF or a bare LF (section 2.2); everything else is held to the letter where
 * the framing depends on it.
 */
public final class ResponseHead {
  /** How long a head may be, in bytes. */
  static final int MAX_BYTES = 64 * 1024;

  private static final int FIRST_BYTES = 1024;
  private static final int FIRST_LINES = 32;
  private static final byte[] PREFIX = "HTTP/1.".getBytes(ISO_8859_1);
  private static final String CONTENT_LENGTH = "content-length";
  private static final String TRANSFER_ENCODING = "transfer-encoding";
  private static final String CONNECTION = "connection";

  private byte[] bytes = new byte[FIRST_BYTES];
  private int length;

  /**
   * Where each line begins, and behind the last one the end: a head is gone through line by line.
   */
  private int[] lines = new int[FIRST_LINES];

  private int lineCount;

  private int status;
  private int reasonStart;
  private int reasonEnd;
  private long contentLength;
  private boolean chunked;
  private boolean transferEncoded;
  private boolean keepAlive;

  ResponseHead() {}

  void clear() {
    length = 0;
    lineCount = 0;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** Takes bytes up to the end of the head; true once it is complete and parsed. */
  boolean read(ByteBuffer in) throws ProtocolException {
    while (in.hasRemaining()) {
      makeRoom();
      var count = Math.min(in.remaining(), bytes.length - length);
      in.get(in.position(), bytes, length, count);
      var end = endIn(length, length + count);
      var taken = (end < 0 ? length + count : end) - length;
      in.position(in.position() + taken);
      length += taken;
      checkPrefix();
      if (end < 0) continue;
      parse();
      return true;
    }
    return false;
  }

  private void makeRoom() throws ProtocolException {
    if (length < bytes.length) return;
    if (length >= MAX_BYTES) throw new ProtocolException("a head of over " + MAX_BYTES + " bytes");
    bytes = Arrays.copyOf(bytes, bytes.length * 2);
  }

  /** The index after the empty line that ends the head, or -1 if it is not there yet. */
  private int endIn(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != '\n') continue;
      var size = i - lines[lineCount];
      var empty = size == 0 || (size == 1 && bytes[i - 1] == '\r');
      if (empty) return i + 1;
      endLine(i + 1);
    }
    return -1;
  }

  private void endLine(int next) {
    if (++lineCount == lines.length) lines = Arrays.copyOf(lines, lines.length * 2);
    lines[lineCount] = next;
  }

  /** Something that is not HTTP is told by its first bytes; waiting for more could last long. */
  private void checkPrefix() throws ProtocolException {
    var known = Math.min(length, PREFIX.length);
    if (!Arrays.equals(bytes, 0, known, PREFIX, 0, known))
      throw new ProtocolException("not an HTTP/1 response");
  }

  private void parse() throws ProtocolException {
    contentLength = -1;
    chunked = false;
    transferEncoded = false;
    parseStatusLine();
    parseFields();
    if (transferEncoded) checkTransferEncoding();
  }

  private void parseStatusLine() throws ProtocolException {
    var end = lineCount == 0 ? 0 : lineEnd(0);
    if (end < 12 || !isDigit(bytes[7]) || bytes[8] != ' ' || (end > 12 && bytes[12] != ' '))
      throw new ProtocolException("malformed status line");
    status = 0;
    for (int i = 9; i < 12; i++) {
      if (!isDigit(bytes[i])) throw new ProtocolException("malformed status code");
      status = status * 10 + bytes[i] - '0';
    }
    if (status < 100 || status > 599) throw new ProtocolException("status code " + status);
    reasonStart = Math.min(13, end);
    reasonEnd = end;
    keepAlive = bytes[7] != '0';
  }

  private void parseFields() throws ProtocolException {
    var framing = false;
    for (int line = 1; line < lineCount; line++) {
      var start = lines[line];
      var end = lineEnd(line);
      if (isBlank(bytes[start])) {
        // An obsolete line folding (section 5.2) is harmless, but not where it hides a length.
        if (framing || line == 1) throw new ProtocolException("folded header line");
        checkValue(start, end);
        continue;
      }
      var colon = nameEnd(start, end);
      checkValue(colon + 1, end);
      framing = parseField(start, colon, end);
    }
  }

  /** Takes notice of a field; true if the framing depends on it. */
  private boolean parseField(int start, int colon, int end) throws ProtocolException {
    if (nameIs(start, colon, CONTENT_LENGTH)) {
      parseContentLength(colon + 1, end);
      return true;
    }
    if (nameIs(start, colon, TRANSFER_ENCODING)) {
      if (transferEncoded) throw new ProtocolException("Transfer-Encoding twice");
      transferEncoded = true;
      chunked = value(colon + 1, end).equalsIgnoreCase("chunked");
      return true;
    }
    if (nameIs(start, colon, CONNECTION)) parseConnection(value(colon + 1, end));
    return false;
  }

  /** A list of equal numbers counts as that number (RFC 9110, section 8.6); else it is an error. */
  private void parseContentLength(int start, int end) throws ProtocolException {
    var i = start;
    do {
      while (i < end && isBlank(bytes[i])) i++;
      var digits = i;
      long number = 0;
      for (; i < end && isDigit(bytes[i]); i++) {
        if (i - digits >= 18) throw new ProtocolException("Content-Length too large");
        number = number * 10 + bytes[i] - '0';
      }
      if (i == digits) throw new ProtocolException("malformed Content-Length");
      if (contentLength >= 0 && contentLength != number)
        throw new ProtocolException("conflicting Content-Length");
      contentLength = number;
      while (i < end && isBlank(bytes[i])) i++;
      if (i < end && bytes[i] != ',') throw new ProtocolException("malformed Content-Length");
    } while (i++ < end);
  }

  private void parseConnection(String value) {
    if (value.equals("keep-alive") && bytes[7] != '0') return;
    for (var option : value.split(",", -1)) {
      if (option.trim().equalsIgnoreCase("close")) keepAlive = false;
      else if (option.trim().equalsIgnoreCase("keep-alive") && bytes[7] == '0') keepAlive = true;
    }
  }

  /** Section 6.3 lets us guess in these cases; a downloader that guesses saves wrong bytes. */
  private void checkTransferEncoding() throws ProtocolException {
    if (!chunked) throw new ProtocolException("a transfer coding other than chunked");
    if (contentLength >= 0) throw new ProtocolException("Content-Length and Transfer-Encoding");
    if (bytes[7] == '0') throw new ProtocolException("Transfer-Encoding in HTTP/1.0");
  }

  private int nameEnd(int start, int end) throws ProtocolException {
    var i = start;
    while (i < end && isTokenChar(bytes[i])) i++;
    if (i == start || i == end || bytes[i] != ':')
      throw new ProtocolException("malformed header line");
    return i;
  }

  private void checkValue(int start, int end) throws ProtocolException {
    for (int i = start; i < end; i++) {
      var b = bytes[i];
      if (b == 0 || b == '\r') throw new ProtocolException("control character in a header");
    }
  }

  /** Whether a name is this one; the case of letters does not matter. */
  private boolean nameIs(int start, int end, String name) {
    if (end - start != name.length()) return false;
    for (int i = 0; i < name.length(); i++)
      if ((bytes[start + i] | 0x20) != (name.charAt(i) | 0x20)) return false;
    return true;
  }

  private String value(int start, int end) {
    return new String(bytes, start, end - start, ISO_8859_1).trim();
  }

  /** Where a line ends, without its line end; it has one byte at least besides. */
  private int lineEnd(int line) {
    var newline = lines[line + 1] - 1;
    return bytes[newline - 1] == '\r' ? newline - 1 : newline;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static boolean isTokenChar(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || isDigit(b)
        || (b > ' ' && "!#$%&'*+-.^_`|~".indexOf(b) >= 0);
  }

  /** The status code, 100 to 599. */
  public int status() {
    return status;
  }

  /** The text beside the status code, maybe empty. */
  public String reasonPhrase() {
    return value(reasonStart, reasonEnd);
  }

  /** Whether the server means to keep the connection open after this response. */
  public boolean keepAlive() {
    return keepAlive;
  }

  /** The body's length in bytes as Content-Length tells it, or -1 if it does not. */
  public long contentLength() {
    return contentLength;
  }

  boolean chunked() {
    return chunked;
  }

  /** The first value of a header field, trimmed; the name's case does not matter. */
  public Optional<String> header(String name) {
    var line = next(name, 1);
    return line < lineCount ? Optional.of(valueOf(line, name)) : Optional.empty();
  }

  /** The values of all header fields of that name, in order, each trimmed. */
  public List<String> headers(String name) {
    var values = new ArrayList<String>();
    for (int line = next(name, 1); line < lineCount; line = next(name, line + 1))
      values.add(valueOf(line, name));
    return values;
  }

  /** The first line with a field of that name, from a line on; the count of lines if none has. */
  private int next(String name, int from) {
    for (int line = from; line < lineCount; line++) {
      var colon = lines[line] + name.length();
      if (colon < lines[line + 1] && bytes[colon] == ':' && nameIs(lines[line], colon, name))
        return line;
    }
    return lineCount;
  }

  private String valueOf(int line, String name) {
    return value(lines[line] + name.length() + 1, lineEnd(line));
  }
}
