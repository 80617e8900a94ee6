package dev.bunting;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How servers are asked.
 *
 * @param userAgent the {@code User-Agent} header; printable ASCII
 * @param maxRedirects how many redirects one download follows, 0 or more
 * @param allowDowngrade whether a redirect may lead from https to http
 * @param tls what certificates are trusted, and our own; empty for the JDK's default
 */
public record Http(
    String userAgent, int maxRedirects, boolean allowDowngrade, Optional<SSLContext> tls) {

  /**
   * @throws IllegalArgumentException if the user agent is not printable ASCII, or the number of
   *     redirects negative
   */
  public Http {
    if (!userAgent.chars().allMatch(c -> c >= ' ' && c <= '~'))
      throw new IllegalArgumentException("userAgent must be printable ASCII");
    if (maxRedirects < 0) throw new IllegalArgumentException("maxRedirects must be >= 0");
  }

  /** This with another user agent. */
  public Http withUserAgent(String userAgent) {
    return new Http(userAgent, maxRedirects, allowDowngrade, tls);
  }

  /** This with other rules for redirects. */
  public Http withRedirects(int maxRedirects, boolean allowDowngrade) {
    return new Http(userAgent, maxRedirects, allowDowngrade, tls);
  }

  /** This with other certificates to trust. */
  public Http withTls(SSLContext tls) {
    return new Http(userAgent, maxRedirects, allowDowngrade, Optional.of(tls));
  }
}
