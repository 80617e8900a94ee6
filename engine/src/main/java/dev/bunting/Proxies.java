package dev.bunting;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Through whom servers are asked. Start from {@link #NONE}.
 *
 * @param http for http URLs, if through anyone
 * @param https for https URLs
 * @param direct what is asked without a proxy nevertheless: names, which stand for all names below
 *     them too, addresses, networks such as {@code 10.0.0.0/8}, or {@code *} for all
 */
public record Proxies(Optional<Proxy> http, Optional<Proxy> https, List<String> direct) {
  /** Every server is asked directly. */
  public static final Proxies NONE = new Proxies(Optional.empty(), Optional.empty(), List.of());

  /** Copies the list. */
  public Proxies {
    Objects.requireNonNull(http, "http");
    Objects.requireNonNull(https, "https");
    direct = List.copyOf(direct);
  }

  /** All through one proxy. */
  public static Proxies all(Proxy proxy) {
    return new Proxies(Optional.of(proxy), Optional.of(proxy), List.of());
  }

  /** These, with other exceptions. */
  public Proxies withDirect(List<String> direct) {
    return new Proxies(http, https, direct);
  }

  /**
   * What {@code http_proxy}, {@code https_proxy}, {@code all_proxy} and {@code no_proxy} say, in
   * lower or upper case, the former first. {@code HTTP_PROXY} is not looked at: in a CGI program it
   * is what a client sent in the header {@code Proxy}.
   *
   * @throws IllegalArgumentException if the value of one is no proxy; the message names it
   */
  public static Proxies ofEnvironment(Map<String, String> environment) {
    var all = proxy(environment, "all_proxy", "ALL_PROXY");
    var http = proxy(environment, "http_proxy");
    var https = proxy(environment, "https_proxy", "HTTPS_PROXY");
    var exceptions = value(environment, "no_proxy", "NO_PROXY").orElse("");
    return new Proxies(http.or(() -> all), https.or(() -> all), exceptions(exceptions));
  }

  /** What a text like that of {@code no_proxy} lists: entries between commas or blanks. */
  public static List<String> exceptions(String text) {
    return List.of(text.split("[,\\s]+")).stream().filter(entry -> !entry.isEmpty()).toList();
  }

  private static Optional<Proxy> proxy(Map<String, String> environment, String... names) {
    for (var name : names) {
      var value = environment.getOrDefault(name, "");
      if (value.isBlank()) continue;
      try {
        return Optional.of(Proxy.of(value.strip()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> value(Map<String, String> environment, String... names) {
    for (var name : names) {
      var value = environment.get(name);
      if (value != null) return Optional.of(value);
    }
    return Optional.empty();
  }

  /** The proxy for a URL; empty if its server is to be asked directly. */
  public Optional<Proxy> proxyFor(URI uri) {
    var proxy = "https".equalsIgnoreCase(uri.getScheme()) ? https : http;
    return proxy.isEmpty() || NoProxy.matches(direct, uri) ? Optional.empty() : proxy;
  }
}
