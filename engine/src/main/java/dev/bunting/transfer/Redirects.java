package dev.bunting.transfer;

import dev.bunting.Reason;
import dev.bunting.uri.Authority;
import java.net.URI;

/** Which redirects one download follows (RFC 9110, section 15.4). Not thread-safe. */
final class Redirects {
  private final int most;
  private final boolean allowDowngrade;
  private int followed;

  Redirects(int most, boolean allowDowngrade) {
    this.most = most;
    this.allowDowngrade = allowDowngrade;
  }

  static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  /** Where to ask next. */
  URI follow(URI from, String location) throws TransferException {
    if (++followed > most)
      throw new TransferException(Reason.REDIRECT_LOOP, "over " + most + " redirects");
    var to = resolve(from, location);
    var scheme = String.valueOf(to.getScheme());
    var secure = scheme.equalsIgnoreCase("https");
    if (!secure && !scheme.equalsIgnoreCase("http")) throw refused("to the scheme " + scheme);
    if (Authority.of(to).isEmpty()) throw refused("to what is no URL");
    if (!secure && from.getScheme().equalsIgnoreCase("https") && !allowDowngrade)
      throw refused("from https to http");
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

  private static TransferException refused(String detail) {
    return new TransferException(Reason.REDIRECT_REFUSED, "redirect refused: " + detail);
  }
}
