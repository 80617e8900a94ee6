package dev.bunting.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieJarTest {
  private final CookieJar jar = new CookieJar(List.of());

  private void receive(String url, String... lines) {
    var uri = URI.create(url);
    jar.receive(uri, Origin.of(uri), List.of(lines));
  }

  private String header(String url) {
    var uri = URI.create(url);
    return jar.header(uri, Origin.of(uri));
  }

  @ParameterizedTest
  @CsvSource({
    // who sets it for which domain, and who gets it
    "a.example.com,   '',             a.example.com,   true",
    "a.example.com,   '',             b.a.example.com, false",
    "a.example.com,   example.com,    b.example.com,   true",
    "a.example.com,   .Example.com,   example.com,     true",
    "a.example.com,   a.example.com,  b.a.example.com, true",
    "a.b.example.com, example.com,    b.example.com,   false",
    "a.b.example.com, example.com,    a.b.example.com, true",
    "a.example.com,   b.example.com,  a.example.com,   false",
    "a.example.com,   com,            b.com,           false",
    "shop.co.uk,      co.uk,          other.co.uk,     false",
    "shop.co.uk,      co.uk,          shop.co.uk,      true",
    "example.com,     example.com,    www.example.com, true",
    "badexample.com,  example.com,    example.com,     false",
    "localhost,       localhost,      localhost,       true",
    "10.0.0.1,        0.0.1,          10.0.0.1,        true",
    "10.0.0.1,        0.0.1,          9.0.0.1,         false",
  })
  void keepsCookiesForTheirHosts(String setter, String domain, String getter, boolean gets) {
    receive("http://" + setter + "/", domain.isEmpty() ? "n=v" : "n=v; Domain=" + domain);
    assertThat(header("http://" + getter + "/")).isEqualTo(gets ? "n=v" : "");
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b, '',      /a/c,  true",
    "/a/b, '',      /b,    false",
    "/a/b, ; Path=/, /x,   true",
    "/,    ; Path=/a, /a,  true",
    "/,    ; Path=/a, /a/b, true",
    "/,    ; Path=/a, /ab, false",
    "/a/b, ; Path=x, /a/c, true",
  })
  void keepsCookiesForTheirPaths(String from, String path, String to, boolean gets) {
    receive("http://h.example" + from, "n=v" + path);
    assertThat(header("http://h.example" + to)).isEqualTo(gets ? "n=v" : "");
  }

  @Test
  void keepsSecureCookiesOffHttp() {
    receive("https://h.example/", "a=1; Secure", "__Secure-b=2", "__Host-c=3; Secure; Path=/");
    receive("http://h.example/", "d=4; Secure");
    assertThat(header("https://h.example/")).isEqualTo("a=1; __Host-c=3");
    assertThat(header("http://h.example/")).isEmpty();
  }

  @Test
  void replacesAndForgets() {
    receive("http://h.example/", "a=1", "b=1", "a=2");
    assertThat(header("http://h.example/")).isEqualTo("a=2; b=1");
    receive("http://h.example/", "a=; Max-Age=0", "b=; expires=Thu, 01 Jan 1970 00:00:00 GMT");
    assertThat(header("http://h.example/")).isEmpty();
  }

  @Test
  void isBounded() {
    for (int i = 0; i < 2 * CookieJar.PER_DOMAIN; i++) receive("http://h.example/", "n" + i + "=v");
    assertThat(header("http://h.example/").split("; ")).hasSize(CookieJar.PER_DOMAIN);
    for (int i = 0; i < CookieJar.DOMAINS; i++) receive("http://h" + i + ".example/", "n=v");
    assertThat(header("http://h.example/")).isEmpty();
    receive("http://h.example/", "n=" + "v".repeat(5000));
    assertThat(header("http://h.example/")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "novalue", "=v", "a b=c", "n=a\u0007b"})
  void ignoresWhatIsNoCookie(String line) {
    receive("http://h.example/", line);
    assertThat(header("http://h.example/")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wed, 09 Jun 2021 10:18:14 GMT",
        "Wednesday, 09-Jun-21 10:18:14 GMT",
        "Wed Jun  9 10:18:14 2021",
        "10:18:14 9 june 2021",
        "09-Jun-2021 10:18:14.5"
      })
  void readsDatesWhicheverWayTheyAreWritten(String text) {
    assertThat(CookieDate.parse(text)).contains(Instant.parse("2021-06-09T10:18:14Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "32 Jun 2021 10:18:14",
        "9 Jun 2021 25:18:14",
        "9 Jun 2021",
        "1 Jan 1"
      })
  void knowsNoOtherDates(String text) {
    assertThat(CookieDate.parse(text)).isEqualTo(Optional.empty());
  }
}
