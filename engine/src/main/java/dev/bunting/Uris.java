package dev.bunting;

import dev.bunting.uri.Authority;
import java.net.URI;

/** What a URI must be like before it is asked for. */
final class Uris {
  private Uris() {}

  static void check(URI uri) {
    var scheme = uri.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme))
      throw new IllegalArgumentException("not an http or https URL: " + uri);
    if (Authority.of(uri).isEmpty())
      throw new IllegalArgumentException("no host, or no good port, in URL: " + uri);
  }
}
