package dev.bunting.transfer;

import dev.bunting.Cookie;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The cookies of a job (RFC 6265): those it began with, and those that servers set. At most {@value
 * #PER_DOMAIN} a domain and {@value #DOMAINS} domains are kept of the latter; the oldest go first.
 *
 * <p>Safe for any number of threads; the lock is held over fields only.
 */
final class CookieJar {
  static final int PER_DOMAIN = 50;
  static final int DOMAINS = 3000;

  /** What makes a cookie replace another, beside its domain (section 5.3, step 11). */
  private record Key(String name, String path, boolean subdomains) {}

  private final ReentrantLock lock = new ReentrantLock();

  // Both in the order in which they came: the first is the oldest.
  private final LinkedHashMap<String, LinkedHashMap<Key, Cookie>> byDomain = new LinkedHashMap<>();
  private final Map<String, List<Cookie>> given = new HashMap<>();

  CookieJar(List<Cookie> cookies) {
    for (var cookie : cookies)
      given.computeIfAbsent(cookie.domain(), _ -> new ArrayList<>()).add(cookie);
  }

  /** The value of the Cookie header of a request (section 5.4), empty if there are none for it. */
  String header(URI uri, Origin origin) {
    var found = new ArrayList<Cookie>();
    lock.lock();
    try {
      var now = Instant.now();
      for (var domain = origin.hostName(); !domain.isEmpty(); domain = parent(domain))
        collect(domain, origin, uri, now, found);
    } finally {
      lock.unlock();
    }
    found.sort(Comparator.comparingInt((Cookie c) -> c.path().length()).reversed());
    var header = new StringBuilder();
    for (var cookie : found) {
      if (!header.isEmpty()) header.append("; ");
      header.append(cookie.name()).append('=').append(cookie.value());
    }
    return header.toString();
  }

  private void collect(String domain, Origin origin, URI uri, Instant now, List<Cookie> found) {
    var set = byDomain.getOrDefault(domain, new LinkedHashMap<>());
    for (var cookie : given.getOrDefault(domain, List.of()))
      if (!set.containsKey(key(cookie)) && matches(cookie, origin, uri, now)) found.add(cookie);
    for (var cookie : set.values()) if (matches(cookie, origin, uri, now)) found.add(cookie);
  }

  private static boolean matches(Cookie cookie, Origin origin, URI uri, Instant now) {
    var host = origin.hostName();
    var here = host.equals(cookie.domain()) || (cookie.subdomains() && !isAddress(host));
    return here
        && (origin.secure() || !cookie.secure())
        && cookie.expires().isAfter(now)
        && pathMatches(path(uri), cookie.path());
  }

  /** Takes the values of Set-Cookie headers (section 5.3). */
  void receive(URI uri, Origin origin, List<String> lines) {
    for (var line : lines) {
      var cookie = SetCookie.parse(line, origin, defaultPath(path(uri)), Instant.now());
      cookie.ifPresent(this::keep);
    }
  }

  private void keep(Cookie cookie) {
    lock.lock();
    try {
      var cookies = byDomain.computeIfAbsent(cookie.domain(), _ -> new LinkedHashMap<>());
      // One that has expired stays, to hide one of the same name that was given.
      cookies.put(key(cookie), cookie);
      if (cookies.size() > PER_DOMAIN) cookies.pollFirstEntry();
      if (byDomain.size() > DOMAINS) byDomain.pollFirstEntry();
    } finally {
      lock.unlock();
    }
  }

  private static Key key(Cookie cookie) {
    return new Key(cookie.name(), cookie.path(), cookie.subdomains());
  }

  private static String parent(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 ? "" : domain.substring(dot + 1);
  }

  static boolean isAddress(String host) {
    return host.indexOf(':') >= 0
        || Character.isDigit(host.charAt(host.lastIndexOf('.') + 1))
        || host.endsWith(".");
  }

  private static String path(URI uri) {
    var path = uri.getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  /** Section 5.1.4. */
  private static String defaultPath(String path) {
    int last = path.lastIndexOf('/');
    return last <= 0 ? "/" : path.substring(0, last);
  }

  private static boolean pathMatches(String path, String of) {
    return path.equals(of)
        || (path.startsWith(of) && (of.endsWith("/") || path.charAt(of.length()) == '/'));
  }
}
