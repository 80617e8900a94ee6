package dev.bunting.uri;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The host and the port of a URI. {@link URI#getHost()} knows none where a label has an underscore,
 * as names of buckets and of machines often do, though servers and resolvers take them.
 *
 * @param host lower case; an IPv6 address with its brackets
 * @param port -1 if the URI has none
 */
public record Authority(String host, int port) {
  private static final int MAX_PORT = 65_535;

  /** The authority, if there is one that can be connected to. */
  public static Optional<Authority> of(URI uri) {
    if (uri.getHost() != null) return checked(uri.getHost(), uri.getPort());
    var authority = uri.getRawAuthority();
    return authority == null ? Optional.empty() : parse(authority);
  }

  /** What stands before the {@code @}, as it is written there. */
  public static Optional<String> userInfo(URI uri) {
    // Not URI.getRawUserInfo(), which knows none where the host has an underscore.
    var authority = uri.getRawAuthority();
    var at = authority == null ? -1 : authority.lastIndexOf('@');
    return at < 0 ? Optional.empty() : Optional.of(authority.substring(0, at));
  }

  private static Optional<Authority> parse(String authority) {
    var hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    var colon = hostAndPort.lastIndexOf(':');
    if (colon < 0) return checked(hostAndPort, -1);
    var digits = hostAndPort.substring(colon + 1);
    if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9'))
      return Optional.empty();
    var port = digits.isEmpty() ? -1 : Integer.parseInt(digits);
    return checked(hostAndPort.substring(0, colon), port);
  }

  private static Optional<Authority> checked(String host, int port) {
    var good = !host.isEmpty() && port <= MAX_PORT && (host.startsWith("[") || isName(host));
    return good
        ? Optional.of(new Authority(host.toLowerCase(Locale.ROOT), port))
        : Optional.empty();
  }

  // Neither a stream nor a lambda: asked several times for each row, by a JVM that has just begun.
  private static boolean isName(String host) {
    for (int i = 0; i < host.length(); i++) if (!isOfName(host.charAt(i))) return false;
    return true;
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '-'
        || c == '_';
  }
}
