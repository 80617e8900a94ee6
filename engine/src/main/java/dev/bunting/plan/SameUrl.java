package dev.bunting.plan;

import dev.bunting.uri.Authority;
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
    if (isSimple(uri)) return uri.toString();
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    var authority = Authority.of(uri).orElseThrow();
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return scheme + "://" + user(uri) + authority.host() + port(authority, scheme) + path + query;
  }

  /** Whether nothing is to be made equal, as with most URLs of lists. */
  private static boolean isSimple(URI uri) {
    return uri.getPort() < 0
        && uri.getRawFragment() == null
        && !uri.getRawPath().isEmpty()
        && isLower(uri.getScheme())
        && isLower(uri.getRawAuthority());
  }

  private static boolean isLower(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      // A colon may stand before a port that is no number, or none.
      if ((c >= 'A' && c <= 'Z') || c == ':') return false;
    }
    return true;
  }

  /** Not {@link URI#getRawUserInfo()}, which knows none where the host has an underscore. */
  private static String user(URI uri) {
    var authority = uri.getRawAuthority();
    return authority.substring(0, authority.lastIndexOf('@') + 1);
  }

  private static String port(Authority authority, String scheme) {
    var usual = scheme.equals("https") ? 443 : 80;
    return authority.port() < 0 || authority.port() == usual ? "" : ":" + authority.port();
  }
}
