package dev.bunting;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How servers are asked. Start from {@link #DEFAULT}.
 *
 * @param userAgent the {@code User-Agent} header; printable ASCII
 * @param headers what requests carry besides; a redirect to another origin (scheme, host or port)
 *     leaves all of them behind
 * @param maxRedirects how many redirects one download follows, 0 or more
 * @param allowDowngrade whether a redirect may lead from https to http
 * @param secrets who we are, to whom
 * @param proxies through whom servers are asked
 * @param certificates who is trusted, and our own certificate; not looked at if there is a {@code
 *     tls}
 * @param tls all that in a form that cannot travel to worker processes
 * @param privateNetworks whether addresses that are not public may be connected to: loopback, the
 *     private and the link-local ones, and their like
 * @param compressed whether servers may compress what they send; the decoded bytes are then saved
 * @param version by which version of HTTP they are asked; {@link Version#HTTP_2} goes with every
 *     style but {@link Style#ASYNC}, with no {@link Proxy} but one that speaks HTTP and asks for no
 *     login, and not without {@code privateNetworks}
 */
public record Http(
    String userAgent,
    List<Header> headers,
    int maxRedirects,
    boolean allowDowngrade,
    Secrets secrets,
    Proxies proxies,
    Certificates certificates,
    Optional<SSLContext> tls,
    boolean privateNetworks,
    boolean compressed,
    Version version) {
  /** Which version of HTTP servers are asked by. */
  public enum Version {
    /** HTTP/1.1. */
    HTTP_1_1,
    /** HTTP/2 where the server speaks it, else HTTP/1.1. */
    HTTP_2
  }

  /** The user agent {@code bunting}, 10 redirects, nothing and nobody in particular. */
  public static final Http DEFAULT =
      new Http(
          "bunting",
          List.of(),
          10,
          false,
          Secrets.NONE,
          Proxies.NONE,
          Certificates.SYSTEM,
          Optional.empty(),
          true,
          false,
          Version.HTTP_1_1);

  /**
   * @throws IllegalArgumentException if the user agent is not printable ASCII, the number of
   *     redirects negative, or HTTP/2 wanted with what it does not go with
   */
  public Http {
    for (int i = 0; i < userAgent.length(); i++)
      if (userAgent.charAt(i) < ' ' || userAgent.charAt(i) > '~')
        throw new IllegalArgumentException("userAgent must be printable ASCII");
    if (maxRedirects < 0) throw new IllegalArgumentException("maxRedirects must be >= 0");
    headers = List.copyOf(headers);
    Objects.requireNonNull(secrets, "secrets");
    Objects.requireNonNull(proxies, "proxies");
    Objects.requireNonNull(certificates, "certificates");
    Objects.requireNonNull(tls, "tls");
    Objects.requireNonNull(version, "version");
    if (version == Version.HTTP_2) checkHttp2(proxies, privateNetworks);
  }

  private static void checkHttp2(Proxies proxies, boolean privateNetworks) {
    // The JDK's client looks names up by itself: nobody could say where it connects to.
    if (!privateNetworks) throw new IllegalArgumentException("HTTP/2 cannot deny private networks");
    if (!canTunnel(proxies.http()) || !canTunnel(proxies.https()))
      throw new IllegalArgumentException("HTTP/2 takes only http:// proxies without a login");
  }

  private static boolean canTunnel(Optional<Proxy> proxy) {
    return proxy.isEmpty()
        || (proxy.get().kind() == Proxy.Kind.HTTP && proxy.get().login().isEmpty());
  }

  /** This with another user agent. */
  public Http withUserAgent(String userAgent) {
    return new Http(
        userAgent,
        headers,
        maxRedirects,
        allowDowngrade,
        secrets,
        proxies,
        certificates,
        tls,
        privateNetworks,
        compressed,
        version);
  }

  /** This with other headers. */
  public Http withHeaders(List<Header> headers) {
    return new Http(
        userAgent,
        headers,
        maxRedirects,
        allowDowngrade,
        secrets,
        proxies,
        certificates,
        tls,
        privateNetworks,
        compressed,
        version);
  }

  /** This with other rules for redirects. */
  public Http withRedirects(int maxRedirects, boolean allowDowngrade) {
    return new Http(
        userAgent,
        headers,
        maxRedirects,
        allowDowngrade,
        secrets,
        proxies,
        certificates,
        tls,
        privateNetworks,
        compressed,
        version);
  }

  /** This with other secrets. */
  public Http withSecrets(Secrets secrets) {
    return new Http(
        userAgent,
        headers,
        maxRedirects,
        allowDowngrade,
        secrets,
        proxies,
        certificates,
        tls,
        privateNetworks,
        compressed,
        version);
  }

  /** This with other proxies. */
  public Http withProxies(Proxies proxies) {
    return new Http(
        userAgent,
        headers,
        maxRedirects,
        allowDowngrade,
        secrets,
        proxies,
        certificates,
        tls,
        privateNetworks,
        compressed,
        version);
  }

  /** This with other certificates to trust or to show. */
  public Http withCertificates(Certificates certificates) {
    return new Http(
        userAgent,
        headers,
        maxRedirects,
        allowDowngrade,
        secrets,
        proxies,
        certificates,
        tls,
        privateNetworks,
        compressed,
        version);
  }

  /** This with other certificates to trust or to show; not for {@link Style#PROCESSES}. */
  public Http withTls(SSLContext tls) {
    return new Http(
        userAgent,
        headers,
        maxRedirects,
        allowDowngrade,
        secrets,
        proxies,
        certificates,
        Optional.of(tls),
        privateNetworks,
        compressed,
        version);
  }

  /** This, and no address that is not a public one is connected to. */
  public Http withoutPrivateNetworks() {
    return new Http(
        userAgent,
        headers,
        maxRedirects,
        allowDowngrade,
        secrets,
        proxies,
        certificates,
        tls,
        false,
        compressed,
        version);
  }

  /** This, and servers may compress what they send. */
  public Http withCompression() {
    return new Http(
        userAgent,
        headers,
        maxRedirects,
        allowDowngrade,
        secrets,
        proxies,
        certificates,
        tls,
        privateNetworks,
        true,
        version);
  }

  /** This by another version of HTTP. */
  public Http withVersion(Version version) {
    return new Http(
        userAgent,
        headers,
        maxRedirects,
        allowDowngrade,
        secrets,
        proxies,
        certificates,
        tls,
        privateNetworks,
        compressed,
        version);
  }
}
