package dev.bunting.server;

import java.util.List;
import java.util.Optional;

/**
 * One request as a server received it.
 *
 * @param sequence its place among all requests of the server, from 1, in the order in which their
 *     heads were complete
 * @param connection the number of the connection it came on, from 1, in the order of acceptance
 * @param method the method, for example {@code GET}
 * @param target the request target byte for byte, query included
 * @param version {@code HTTP/1.1} or {@code HTTP/1.0}
 * @param headers the header lines in the order in which they came
 */
public record RecordedRequest(
    int sequence,
    int connection,
    String method,
    String target,
    String version,
    List<Header> headers) {

  /** Copies the header lines. */
  public RecordedRequest {
    headers = List.copyOf(headers);
  }

  /** The value of the first header line with this name, in any case. */
  public Optional<String> header(String name) {
    for (var header : headers) {
      if (header.is(name)) return Optional.of(header.value());
    }
    return Optional.empty();
  }

  /** The target's path as it was sent: no scheme and authority before it, no query behind it. */
  public String path() {
    int query = target.indexOf('?');
    var path = query < 0 ? target : target.substring(0, query);
    int authority = path.indexOf("://");
    if (path.startsWith("/") || authority < 0) return path;
    int slash = path.indexOf('/', authority + 3);
    return slash < 0 ? "/" : path.substring(slash);
  }

  /** Whether the client lets the connection serve another request (RFC 9112, section 9.3). */
  boolean keepsAlive() {
    return version.equals("HTTP/1.1")
        && header("Connection").filter(value -> value.equalsIgnoreCase("close")).isEmpty();
  }
}
