package dev.bunting.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The status line and the header lines of a reply. */
record ReplyHead(int status, String reason, List<Header> headers) {

  ReplyHead {
    if (status < 100 || status > 999) throw new IllegalArgumentException("status " + status);
    headers = List.copyOf(headers);
  }

  ReplyHead with(Header header) {
    var more = new ArrayList<>(headers);
    more.add(header);
    return new ReplyHead(status, reason, more);
  }

  Optional<String> header(String name) {
    for (var header : headers) {
      if (header.is(name)) return Optional.of(header.value());
    }
    return Optional.empty();
  }

  boolean announcesClose() {
    return header("Connection").filter(value -> value.equalsIgnoreCase("close")).isPresent();
  }

  /** The bytes up to the empty line, with one more header line for the framing if there is any. */
  byte[] bytes(Optional<Header> framing) {
    var text = new StringBuilder(256);
    text.append("HTTP/1.1 ").append(status).append(' ').append(reason).append("\r\n");
    headers.forEach(header -> line(text, header));
    framing.ifPresent(header -> line(text, header));
    return text.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  private static void line(StringBuilder text, Header header) {
    text.append(header.name()).append(": ").append(header.value()).append("\r\n");
  }
}
