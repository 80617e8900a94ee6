package dev.bunting.transfer;

import dev.bunting.uri.Authority;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a connection goes: what requests must have in common to share one (RFC 6454). */
record Origin(boolean secure, String host, int port) {

  static Origin of(URI uri) {
    var secure = uri.getScheme().equalsIgnoreCase("https");
    var authority = Authority.of(uri).orElseThrow();
    var port = authority.port() >= 0 ? authority.port() : secure ? 443 : 80;
    return new Origin(secure, authority.host(), port);
  }

  /** The value of the Host header: without the port where it is the scheme's own. */
  String hostHeader() {
    return port == (secure ? 443 : 80) ? host : host + ":" + port;
  }

  /** The host as look-ups and certificates know it: an IPv6 address without its brackets. */
  String hostName() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  // By hand: a record's own are linked at their first call, which costs a cold process 10 ms.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Origin o && secure == o.secure && port == o.port && host.equals(o.host);
  }

  @Override
  public int hashCode() {
    return host.hashCode() * 31 + port * 2 + (secure ? 1 : 0);
  }
}
