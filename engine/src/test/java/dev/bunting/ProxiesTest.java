package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
  private static final Proxy PROXY = Proxy.of("proxy:3128");

  @Test
  void readsAUrl() {
    assertThat(PROXY).isEqualTo(new Proxy(Proxy.Kind.HTTP, "proxy", 3128, Optional.empty()));
    var login = Optional.of(new Login("a@b", "p:w"));
    assertThat(Proxy.of("socks5h://a%40b:p:w@[::1]"))
        .isEqualTo(new Proxy(Proxy.Kind.SOCKS5H, "::1", 1080, login))
        .asString()
        .isEqualTo("socks5h://[::1]:1080");
    assertThat(Proxy.of("socks5://h:9").kind()).isEqualTo(Proxy.Kind.SOCKS5);
  }

  @ParameterizedTest
  @CsvSource({"https://p:1", "socks4://p", "ftp://p", "''", "http://", "http://u:pw@", "h:99999"})
  void refusesWhatIsNoProxyWithoutShowingItsPassword(String url) {
    assertThatThrownBy(() -> Proxy.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("pw");
  }

  private static Optional<String> hostFor(String url, Map<String, String> environment) {
    return Proxies.ofEnvironment(environment).proxyFor(URI.create(url)).map(Proxy::host);
  }

  @Test
  void readsTheEnvironment() {
    assertThat(hostFor("http://h/", Map.of("http_proxy", "http://a:1"))).contains("a");
    assertThat(hostFor("https://h/", Map.of("http_proxy", "http://a:1"))).isEmpty();
    assertThat(hostFor("http://h/", Map.of("HTTP_PROXY", "http://a:1"))).isEmpty();
    assertThat(hostFor("https://h/", Map.of("HTTPS_PROXY", "a:1"))).contains("a");
    assertThat(hostFor("https://h/", Map.of("HTTPS_PROXY", "a", "https_proxy", "b"))).contains("b");
    assertThat(hostFor("http://h/", Map.of("ALL_PROXY", "socks5://a"))).contains("a");
    assertThat(hostFor("http://h/", Map.of("all_proxy", "a", "http_proxy", "b"))).contains("b");
    assertThat(hostFor("http://h/", Map.of("all_proxy", "a", "NO_PROXY", "g,h"))).isEmpty();
    assertThat(hostFor("http://h/", Map.of("all_proxy", ""))).isEmpty();
    assertThatThrownBy(() -> Proxies.ofEnvironment(Map.of("https_proxy", "https://u:pw@p")))
        .hasMessageStartingWith("https_proxy: ")
        .hasMessageNotContaining("pw");
  }

  @ParameterizedTest
  @CsvSource({
    "example.com,       http://example.com/,       true",
    "example.com,       http://www.example.com/,   true",
    ".example.com,      http://example.com/,       true",
    "*.example.com,     http://a.example.com/,     true",
    "EXAMPLE.com.,      http://Example.COM/,       true",
    "example.com,       http://badexample.com/,    false",
    "www.example.com,   http://example.com/,       false",
    "*,                 http://anything/,          true",
    "10.0.0.0/8,        http://10.1.2.3/,          true",
    "10.0.0.0/8,        http://11.1.2.3/,          false",
    "192.168.1.128/25,  http://192.168.1.127/,     false",
    "192.168.1.128/25,  http://192.168.1.129/,     true",
    "192.168.1.1,       http://192.168.1.1:80/,    true",
    "1.1,               http://192.168.1.1/,       false",
    "::1,               'http://[::1]/',           true",
    "[::1],             'http://[::1]:8080/',      true",
    "fd00::/8,          'http://[fd12::1]/',       true",
    "fd00::/8,          'http://[fe12::1]/',       false",
    "10.0.0.0/33,       http://10.0.0.0/,          false",
    "10.0.0.0/x,        http://10.0.0.0/,          false",
  })
  void knowsWhatIsAskedDirectly(String exception, String url, boolean direct) {
    var proxies = Proxies.all(PROXY).withDirect(List.of("other.example", exception));
    assertThat(proxies.proxyFor(URI.create(url)).isEmpty()).isEqualTo(direct);
  }

  @Test
  void readsListsOfExceptions() {
    assertThat(Proxies.exceptions(" a, b,,c  d ")).containsExactly("a", "b", "c", "d");
    assertThat(Proxies.exceptions("")).isEmpty();
  }
}
