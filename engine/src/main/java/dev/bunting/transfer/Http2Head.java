package dev.bunting.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bunting.Reason;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The head of a response of the JDK's client in the form of HTTP/1.1, so that what reads our own
 * responses reads these, as strictly: lengths, above all. The client has taken off the framing, so
 * without a length the body ends where the client says.
 */
final class Http2Head {
  private Http2Head() {}

  /**
   * @throws TransferException if the client took for good what is not (RFC 9113, section 8.2)
   */
  static ByteBuffer of(HttpResponse<?> response) throws TransferException {
    if (isTransferEncoded(response)) throw malformed("Transfer-Encoding in HTTP/2");
    var text = new StringBuilder(512).append("HTTP/1.1 ").append(response.statusCode());
    text.append(" \r\n");
    for (var field : response.headers().map().entrySet())
      if (!isOfFraming(field.getKey())) append(field.getKey(), field.getValue(), text);
    return ByteBuffer.wrap(text.append("\r\n").toString().getBytes(ISO_8859_1));
  }

  /** Whether it has a framing other than a length, or the end of the connection or the stream. */
  static boolean isTransferEncoded(HttpResponse<?> response) {
    return response.headers().firstValue("Transfer-Encoding").isPresent();
  }

  /** What is left of it: whether the connection can be used again, which is not our affair. */
  private static boolean isOfFraming(String name) {
    return name.equalsIgnoreCase("Connection") || name.startsWith(":");
  }

  private static void append(String name, List<String> values, StringBuilder text)
      throws TransferException {
    for (var value : values) {
      // It would be another line in what is read next.
      if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0)
        throw malformed("a line break in a header");
      text.append(name).append(": ").append(value).append("\r\n");
    }
  }

  private static TransferException malformed(String detail) {
    return new TransferException(Reason.PROTOCOL, detail);
  }
}
