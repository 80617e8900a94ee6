package dev.bunting;

import java.net.URI;

/** What a URI must be like before it is asked for. */
final class Uris {
  private Uris() {}

  static void check(URI uri) {
    var scheme = uri.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme))
      throw new IllegalArgumentException("not an http or https URL: " + uri);
    if (uri.getHost() == null) throw new IllegalArgumentException("no host in URL: " + uri);
    if (uri.getPort() > 65_535) throw new IllegalArgumentException("port over 65535: " + uri);
  }
}
