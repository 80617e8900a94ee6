package dev.bunting;

import dev.bunting.uri.Authority;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A server that connects for us.
 *
 * @param kind what it speaks
 * @param host its name or address; an IPv6 address without its brackets
 * @param port 1 to 65535
 * @param login who to be there; no other server is told
 */
public record Proxy(Kind kind, String host, int port, Optional<Login> login) {
  /** What a proxy speaks. */
  public enum Kind {
    /** HTTP: the whole URL in the request line for http, a tunnel by CONNECT for https. */
    HTTP,
    /** SOCKS 5 (RFC 1928); hosts are looked up here. */
    SOCKS5,
    /** SOCKS 5; hosts are looked up by the proxy. */
    SOCKS5H
  }

  /**
   * @throws IllegalArgumentException if the port is none
   */
  public Proxy {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(login, "login");
    if (host.isEmpty()) throw new IllegalArgumentException("a proxy has a host");
    if (port < 1 || port > 65_535) throw new IllegalArgumentException("no port: " + port);
  }

  /**
   * What {@code [SCHEME://][USER:PASSWORD@]HOST[:PORT]} says. The scheme is {@code http} (if there
   * is none), {@code socks5} or {@code socks5h}; the port is 1080 if there is none, as with curl.
   *
   * @throws IllegalArgumentException if it is not so; the message holds no secret
   */
  public static Proxy of(String url) {
    var uri = parsed(url.contains("://") ? url : "http://" + url);
    var authority =
        Authority.of(uri).orElseThrow(() -> new IllegalArgumentException("no URL of a proxy"));
    var host = authority.host();
    var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    var port = authority.port() < 0 ? 1080 : authority.port();
    var login = Authority.userInfo(uri).map(Login::ofUserInfo);
    return new Proxy(kind(uri.getScheme()), bare, port, login);
  }

  private static URI parsed(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      // Its message would show the password.
      throw new IllegalArgumentException("no URL of a proxy");
    }
  }

  private static Kind kind(String scheme) {
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "http" -> Kind.HTTP;
      case "socks5" -> Kind.SOCKS5;
      case "socks5h" -> Kind.SOCKS5H;
      default ->
          throw new IllegalArgumentException(
              "a proxy is http://, socks5:// or socks5h://, not " + scheme + "://");
    };
  }

  /** Where it is: {@code host:port}. */
  public String place() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  /** Without the login. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + "://" + place();
  }
}
