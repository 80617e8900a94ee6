package dev.bunting.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bunting.Header;
import dev.bunting.Http;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;

/** Requests as bytes (RFC 9112, section 3). Safe for any number of threads. */
final class RequestEncoder {
  private final Http http;
  private final Identity identity;

  /** What every request carries, and what those to a row's own origin carry; from the Host on. */
  private final String common;

  private final String own;

  RequestEncoder(Http http, Identity identity) {
    this.http = http;
    this.identity = identity;
    common = lines(http, List.of());
    own = http.headers().isEmpty() ? common : lines(http, http.headers());
  }

  private static String lines(Http http, List<Header> headers) {
    var lines = new StringBuilder();
    if (!has(headers, "User-Agent")) lines.append("\r\nUser-Agent: ").append(http.userAgent());
    if (!has(headers, "Accept")) lines.append("\r\nAccept: */*");
    // Identity: a file is wanted as it is, and its length known.
    var encoding = http.compressed() ? "gzip, deflate" : "identity";
    lines.append("\r\nAccept-Encoding: ").append(encoding);
    for (var header : headers)
      lines.append("\r\n").append(header.name()).append(": ").append(header.value());
    return lines.append("\r\n").toString();
  }

  private static boolean has(List<Header> headers, String name) {
    for (var header : headers) if (header.is(name)) return true;
    return false;
  }

  /** Puts the request into the buffer if it fits, else into a new one; ready to be sent. */
  ByteBuffer encode(Exchange exchange, Route route, ByteBuffer buffer) {
    var bytes = text(exchange, route).getBytes(ISO_8859_1);
    if (bytes.length > buffer.capacity()) return ByteBuffer.wrap(bytes);
    return buffer.clear().put(bytes).flip();
  }

  private String text(Exchange exchange, Route route) {
    var uri = exchange.uri();
    var origin = exchange.origin();
    var text = new StringBuilder(256).append("GET ");
    if (route.forwards()) text.append("http://").append(origin.hostHeader());
    text.append(target(uri)).append(" HTTP/1.1\r\nHost: ").append(origin.hostHeader());
    fields(exchange, origin, text);
    if (route.forwards() && route.proxy() != null)
      text.append(HttpConnect.authorization(route.proxy()));
    return text.append("\r\n").toString();
  }

  /** The header lines of a request but for the Host, each with its line end. */
  String fields(Exchange exchange) {
    var text = new StringBuilder(256);
    fields(exchange, exchange.origin(), text);
    return text.substring(2);
  }

  private void fields(Exchange exchange, Origin origin, StringBuilder text) {
    text.append(exchange.redirects().strayed() ? common : own);
    secrets(exchange.uri(), origin, exchange.redirects(), text);
    text.append(exchange.conditions());
  }

  private void secrets(URI uri, Origin origin, Redirects redirects, StringBuilder text) {
    var headers = redirects.strayed() ? List.<Header>of() : http.headers();
    if (!has(headers, "Authorization")) {
      var login = identity.authorization(origin, redirects);
      if (login.isPresent())
        text.append("Authorization: ").append(login.get().basic()).append("\r\n");
    }
    if (!has(headers, "Cookie")) {
      var cookies = identity.cookies(uri, origin);
      if (!cookies.isEmpty()) text.append("Cookie: ").append(cookies).append("\r\n");
    }
  }

  private static String target(URI uri) {
    var ascii = ascii(uri);
    var path = ascii.getRawPath();
    var query = ascii.getRawQuery();
    var start = path == null || path.isEmpty() ? "/" : path;
    return query == null ? start : start + "?" + query;
  }

  /** The URL with its other characters percent-encoded. */
  static URI ascii(URI uri) {
    return isAscii(uri) ? uri : URI.create(uri.toASCIIString());
  }

  private static boolean isAscii(URI uri) {
    var text = uri.toString();
    for (int i = 0; i < text.length(); i++) if (text.charAt(i) > '~') return false;
    return true;
  }
}
