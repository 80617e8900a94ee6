package dev.bunting.robots;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.HexFormat;

/**
 * Paths in the one form in which they are compared (RFC 9309, section 2.2.2): what needs no percent
 * code has none, everything else has one in capitals.
 */
final class PathText {
  private static final String UNRESERVED_MARKS = "-._~";
  private static final String RESERVED = "/?:@!&'()+,;=#[]";

  private PathText() {}

  /** The path and the query. */
  static String of(URI uri) {
    var path = uri.getRawPath();
    var start = path == null || path.isEmpty() ? "/" : path;
    var query = uri.getRawQuery();
    return normal(query == null ? start : start + "?" + query, false);
  }

  /** A pattern without the sign for the end: its stars stay stars. */
  static String ofPattern(String pattern) {
    return normal(pattern, true);
  }

  private static String normal(String text, boolean pattern) {
    var bytes = text.getBytes(UTF_8);
    var normal = new StringBuilder(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (isCode(bytes, i)) {
        append(normal, HexFormat.fromHexDigits(text(bytes, i + 1)), false);
        i += 2;
      } else
        append(
            normal,
            bytes[i] & 0xff,
            RESERVED.indexOf(bytes[i]) >= 0 || (pattern && bytes[i] == '*'));
    }
    return normal.toString();
  }

  private static boolean isCode(byte[] bytes, int at) {
    return bytes[at] == '%'
        && at + 2 < bytes.length
        && HexFormat.isHexDigit(bytes[at + 1])
        && HexFormat.isHexDigit(bytes[at + 2]);
  }

  private static String text(byte[] bytes, int at) {
    return new String(bytes, at, 2, UTF_8);
  }

  private static void append(StringBuilder text, int octet, boolean asItIs) {
    if (asItIs || isUnreserved(octet)) text.append((char) octet);
    else text.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) octet));
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED_MARKS.indexOf(c) >= 0;
  }
}
