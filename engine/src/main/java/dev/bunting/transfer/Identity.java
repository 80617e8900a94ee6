package dev.bunting.transfer;

import dev.bunting.Login;
import dev.bunting.Secrets;
import dev.bunting.transfer.http1.ResponseHead;
import dev.bunting.uri.Authority;
import java.net.URI;
import java.util.Optional;

/** Who we are to a server: what it may be told, and nobody else. Safe for any number of threads. */
final class Identity {
  private final Secrets secrets;
  private final Optional<CookieJar> jar;

  Identity(Secrets secrets) {
    this.secrets = secrets;
    jar = secrets.cookies().map(CookieJar::new);
  }

  /**
   * The name and the password for an origin: what the row's URL says, or the row's origin, first.
   */
  Optional<Login> authorization(Origin origin, Redirects redirects) {
    var own = redirects.strayed() ? Optional.<Login>empty() : ofRow(redirects.first());
    return own.isPresent() || secrets.netrc().isEmpty() ? own : ofNetrc(origin, redirects);
  }

  private Optional<Login> ofRow(URI first) {
    var inUrl = Authority.userInfo(first);
    if (inUrl.isEmpty()) return secrets.login();
    try {
      return Optional.of(Login.ofUserInfo(inUrl.get()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a server asks in vain, and says so with 401
    }
  }

  /** A default is for hosts that we named; a password that went through TLS stays in TLS. */
  private Optional<Login> ofNetrc(Origin origin, Redirects redirects) {
    var netrc = secrets.netrc().orElseThrow();
    if (redirects.downgraded() && !origin.secure()) return Optional.empty();
    var machine = netrc.machine(origin.hostName());
    return machine.isPresent() || redirects.strayed() ? machine : netrc.fallback();
  }

  /** The value of the Cookie header, maybe empty. */
  String cookies(URI uri, Origin origin) {
    return jar.isEmpty() ? "" : jar.get().header(uri, origin);
  }

  /** Takes notice of the cookies that a server sets. */
  void received(URI uri, ResponseHead head) {
    if (jar.isEmpty()) return;
    var lines = head.headers("Set-Cookie");
    if (!lines.isEmpty()) jar.get().receive(uri, Origin.of(uri), lines);
  }
}
