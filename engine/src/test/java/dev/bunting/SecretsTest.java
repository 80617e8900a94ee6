package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: x",
        "content-length: 1",
        "Transfer-Encoding: chunked",
        "Connection: close",
        "TE: trailers",
        "Upgrade: h2c",
        "Proxy-Authorization: x",
        "Range: bytes=0-",
        "Accept-Encoding: br",
        "If-None-Match: \"x\"",
        "X",
        ": x",
        "X Y: z",
        "X\r\nY: z",
        "X: a\r\nY: b",
        "X: a\nY",
        "X: a\u0000",
        "X: a\u0085",
        "X: \u20ac"
      })
  void aHeaderThatCouldDoHarmIsRefused(String line) {
    assertThatThrownBy(() -> Header.of(line)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingShowsASecret() {
    var login = new Login("ann", "secret");
    var cookie = new Cookie("h", false, "/", false, Instant.MAX, "n", "secret");
    var http =
        Http.DEFAULT
            .withHeaders(java.util.List.of(new Header("X", "secret")))
            .withSecrets(Secrets.NONE.withLogin(login).withCookies(java.util.List.of(cookie)))
            .withProxies(Proxies.all(Proxy.of("http://u:secret@p")));
    assertThat(http.toString()).doesNotContain("secret]").doesNotContain("=secret");
    assertThat(http.toString().replace("secrets=", "")).doesNotContain("secret");
  }

  private Netrc netrc(String text) throws IOException {
    return Netrc.read(Files.writeString(directory.resolve("netrc"), text));
  }

  @Test
  void netrcHasMachinesMacrosQuotesAndADefault() throws Exception {
    var netrc =
        netrc(
            """
            # a comment machine x login y
            machine One.example login ann
              password "a b\\"c" account z
            macdef init
            machine trap login a password b

            machine two.example
            login bob password #hash
            machine one.example login later password never
            default login any password one
            """);
    assertThat(netrc.machine("one.EXAMPLE")).contains(new Login("ann", "a b\"c"));
    assertThat(netrc.machine("two.example")).contains(new Login("bob", "#hash"));
    assertThat(netrc.machine("trap")).isEmpty();
    assertThat(netrc.machine("other")).isEmpty();
    assertThat(netrc.fallback()).contains(new Login("any", "one"));
    assertThat(netrc("").machines()).isEmpty();
    assertThat(netrc("machine h login l").machine("h")).contains(new Login("l", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "machine",
        "machine h login",
        "machine h pass x",
        "login x",
        "machine h password \"x",
        "default login a password b machine h login c password d",
        "machine h password \"a\nb\"",
        "machine h login a:b password c",
        "machine h password \"\\n\"",
        "macdef"
      })
  void aNetrcThatIsNotWrittenSoIsRefused(String text) {
    assertThatThrownBy(() -> netrc(text))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("line ");
  }

  @Test
  void aCookieFileIsRead() throws Exception {
    var file = directory.resolve("cookies");
    Files.writeString(
        file,
        """
        # Netscape HTTP Cookie File

        .Example.com\tTRUE\t/a\tTRUE\t2000000000\tn\tv=1
        #HttpOnly_h.example\tFALSE\t/\tFALSE\t0\tempty\t
        h.example\tFALSE\t/\tFALSE\t1.5\tshort
        """);
    var end = Instant.ofEpochSecond(2_000_000_000);
    assertThat(Cookie.read(file))
        .containsExactly(
            new Cookie("example.com", true, "/a", true, end, "n", "v=1"),
            new Cookie("h.example", false, "/", false, Instant.MAX, "empty", ""),
            new Cookie("h.example", false, "/", false, Instant.ofEpochSecond(1), "short", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "h\tFALSE\t/\tFALSE\t0\tn\tv\tmore",
        "h\tyes\t/\tFALSE\t0\tn\tv",
        "\tFALSE\t/\tFALSE\t0\tn\tv",
        "h\tFALSE\t/\tFALSE\tsoon\tn\tv",
        "h\tFALSE\t/\tFALSE\t0\ta;b\tv",
        "h\tFALSE\t/\tFALSE\t0\tn\tv;w"
      })
  void aCookieFileThatIsNotWrittenSoIsRefused(String line) throws Exception {
    var file = Files.writeString(directory.resolve("cookies"), "# first\n" + line + "\n");
    assertThatThrownBy(() -> Cookie.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("line 2");
  }
}
