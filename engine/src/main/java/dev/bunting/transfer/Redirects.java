package dev.bunting.transfer;

import dev.bunting.Http;
import dev.bunting.Reason;
import dev.bunting.uri.Authority;
import java.net.URI;

/**
 * Which redirects one download follows (RFC 9110, section 15.4), and what of the row's secrets
 * still counts where they led. Not thread-safe.
 */
final class Redirects {
  private final int most;
  private final boolean allowDowngrade;
  private final URI first;
  private int followed;
  private boolean strayed;
  private boolean downgraded;

  Redirects(Http http, URI first) {
    most = http.maxRedirects();
    allowDowngrade = http.allowDowngrade();
    this.first = first;
  }

  static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  /** The row's own URL. */
  URI first() {
    return first;
  }

  /**
   * Whether they led to another origin once, be it that they led back since: where to ask there was
   * not for us to say any more.
   */
  boolean strayed() {
    return strayed;
  }

  /** Whether they led from https to http once. */
  boolean downgraded() {
    return downgraded;
  }

  /** Where to ask next, without a name or a password. */
  URI follow(URI from, String location) throws TransferException {
    if (++followed > most)
      throw new TransferException(Reason.REDIRECT_LOOP, "over " + most + " redirects");
    var to = withoutUserInfo(resolve(from, location));
    var scheme = String.valueOf(to.getScheme());
    var secure = scheme.equalsIgnoreCase("https");
    if (!secure && !scheme.equalsIgnoreCase("http")) throw refused("to the scheme " + scheme);
    if (Authority.of(to).isEmpty()) throw refused("to what is no URL");
    var down = !secure && from.getScheme().equalsIgnoreCase("https");
    if (down && !allowDowngrade) throw refused("from https to http");
    downgraded |= down;
    if (!strayed) strayed = !Origin.of(to).equals(Origin.of(first));
    return to;
  }

  private static URI resolve(URI from, String location) throws TransferException {
    try {
      // Servers send spaces here, which a URI may not have.
      return from.resolve(location.replace(" ", "%20"));
    } catch (IllegalArgumentException e) {
      throw refused("to what is no URL");
    }
  }

  private static URI withoutUserInfo(URI uri) {
    var info = Authority.userInfo(uri);
    if (info.isEmpty()) return uri;
    var text = uri.toString();
    var start = text.indexOf("//") + 2;
    return URI.create(text.substring(0, start) + text.substring(start + info.get().length() + 1));
  }

  private static TransferException refused(String detail) {
    return new TransferException(Reason.REDIRECT_REFUSED, "redirect refused: " + detail);
  }
}
