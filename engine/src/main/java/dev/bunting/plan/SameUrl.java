package dev.bunting.plan;

import java.net.URI;
import java.util.Locale;

/**
 * Finds whether two URLs are the same request: the case of scheme and host, a port that is the
 * scheme's own, an empty path and a fragment make no difference (RFC 3986, section 6.2.3).
 */
final class SameUrl {
  private SameUrl() {}

  /** A text that is equal for URLs that are the same. */
  static String text(URI uri) {
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    var user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@";
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return scheme
        + "://"
        + user
        + uri.getHost().toLowerCase(Locale.ROOT)
        + port(uri, scheme)
        + path
        + query;
  }

  private static String port(URI uri, String scheme) {
    var usual = scheme.equals("https") ? 443 : 80;
    return uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
  }
}
