package dev.bunting.transfer;

import dev.bunting.Cookie;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** One Set-Cookie header (RFC 6265, sections 5.2 and 5.3). */
final class SetCookie {
  private static final int MOST = 4096;

  private final Origin origin;
  private final Instant now;
  private String domain = "";
  private String path;
  private boolean secure;
  private Optional<Instant> maxAge = Optional.empty();
  private Optional<Instant> expires = Optional.empty();

  private SetCookie(Origin origin, String defaultPath, Instant now) {
    this.origin = origin;
    path = defaultPath;
    this.now = now;
  }

  /** The cookie; empty if it is none, or the server has no right to it. */
  static Optional<Cookie> parse(String line, Origin origin, String defaultPath, Instant now) {
    var parts = line.split(";", -1);
    int equals = parts[0].indexOf('=');
    if (equals < 0) return Optional.empty();
    var name = parts[0].substring(0, equals).strip();
    var value = parts[0].substring(equals + 1).strip();
    if (name.isEmpty() || name.length() + value.length() > MOST) return Optional.empty();
    var cookie = new SetCookie(origin, defaultPath, now);
    for (int i = 1; i < parts.length; i++) cookie.attribute(parts[i]);
    return cookie.named(name, value);
  }

  private void attribute(String text) {
    int equals = text.indexOf('=');
    var name = (equals < 0 ? text : text.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
    var value = equals < 0 ? "" : text.substring(equals + 1).strip();
    switch (name) {
      case "domain" -> domain = withoutDot(value.toLowerCase(Locale.ROOT));
      case "path" -> {
        if (value.startsWith("/") && value.length() <= MOST) path = value;
      }
      case "secure" -> secure = true;
      case "max-age" -> maxAge = age(value).or(() -> maxAge);
      case "expires" -> expires = CookieDate.parse(value).or(() -> expires);
      default -> {} // HttpOnly and SameSite are for browsers
    }
  }

  private static String withoutDot(String domain) {
    return domain.startsWith(".") ? domain.substring(1) : domain;
  }

  private Optional<Instant> age(String value) {
    var digits = value.startsWith("-") ? value.substring(1) : value;
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9'))
      return Optional.empty();
    if (value.startsWith("-")) return Optional.of(Instant.MIN);
    // Whoever says more than nine digits means for ever.
    var seconds = digits.length() > 9 ? 1_000_000_000 : Long.parseLong(digits);
    return Optional.of(seconds == 0 ? Instant.MIN : now.plusSeconds(seconds));
  }

  private Optional<Cookie> named(String name, String value) {
    var host = origin.hostName();
    if (!domain.isEmpty() && !host.equals(domain) && !host.endsWith("." + domain))
      return Optional.empty();
    if (secure && !origin.secure()) return Optional.empty();
    var shared = !domain.isEmpty() && mayShare(host);
    if (!prefixAllows(name, shared)) return Optional.empty();
    var until = maxAge.or(() -> expires).orElse(Instant.MAX);
    try {
      return Optional.of(
          new Cookie(shared ? domain : host, shared, path, secure, until, name, value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether hosts below the domain may have the cookie too. Without a list of the suffixes under
   * which anyone can have a name, only the host itself and what is right above it may be meant, of
   * two labels at least, and not what looks like {@code co.uk}. Else the cookie is for the host
   * alone.
   */
  private boolean mayShare(String host) {
    if (CookieJar.isAddress(host)) return false;
    if (!domain.equals(host) && !domain.equals(host.substring(host.indexOf('.') + 1))) return false;
    int dot = domain.indexOf('.');
    if (dot < 0) return false;
    var last = domain.substring(domain.lastIndexOf('.') + 1);
    var twoLabels = dot == domain.length() - last.length() - 1;
    return !(twoLabels && last.length() == 2 && dot <= 3);
  }

  private boolean prefixAllows(String name, boolean shared) {
    if (name.startsWith("__Host-")) return secure && !shared && path.equals("/");
    return !name.startsWith("__Secure-") || secure;
  }
}
