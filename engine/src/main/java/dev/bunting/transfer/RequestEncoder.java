package dev.bunting.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.nio.ByteBuffer;

/** Requests as bytes (RFC 9112, section 3). */
final class RequestEncoder {
  private final String common;

  RequestEncoder(String userAgent) {
    // Identity: a file is wanted as it is, and its length known.
    common = "\r\nUser-Agent: " + userAgent + "\r\nAccept: */*\r\nAccept-Encoding: identity\r\n";
  }

  /**
   * Puts the request into the buffer if it fits, else into a new one; ready to be sent.
   *
   * @param conditions header lines of this request alone, each with its line end
   */
  ByteBuffer encode(URI uri, Origin origin, String conditions, ByteBuffer buffer) {
    var bytes = text(uri, origin, conditions).getBytes(ISO_8859_1);
    if (bytes.length > buffer.capacity()) return ByteBuffer.wrap(bytes);
    return buffer.clear().put(bytes).flip();
  }

  private String text(URI uri, Origin origin, String conditions) {
    return "GET "
        + target(uri)
        + " HTTP/1.1\r\nHost: "
        + origin.hostHeader()
        + common
        + conditions
        + "\r\n";
  }

  private static String target(URI uri) {
    var ascii = isAscii(uri) ? uri : URI.create(uri.toASCIIString());
    var path = ascii.getRawPath();
    var query = ascii.getRawQuery();
    var start = path == null || path.isEmpty() ? "/" : path;
    return query == null ? start : start + "?" + query;
  }

  private static boolean isAscii(URI uri) {
    var text = uri.toString();
    for (int i = 0; i < text.length(); i++) if (text.charAt(i) > '~') return false;
    return true;
  }
}
