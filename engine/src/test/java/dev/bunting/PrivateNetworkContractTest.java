package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs that must not reach into private networks: every style passes the same tests. */
@ParameterizedClass
@EnumSource(Style.class)
class PrivateNetworkContractTest {
  @Parameter Style style = Style.SEQUENTIAL;
  @TempDir Path directory;
  private final FaultServer server = FaultServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private List<Outcome> fetch(Http http, String... urls) throws Exception {
    var options =
        Options.defaults()
            .withStyle(style)
            .withMaxRequests(1)
            .withDirectory(directory)
            .withPoliteness(Politeness.NONE)
            .withHttp(http.withoutPrivateNetworks());
    var downloads = new ArrayList<Download>();
    for (var url : urls) downloads.add(new Download(URI.create(url), "f" + downloads.size()));
    var outcomes = new ArrayList<Outcome>();
    try (var job = Bunting.download(downloads, options)) {
      job.forEach(outcomes::add);
    }
    return outcomes;
  }

  private static void assertRefused(List<Outcome> outcomes) {
    assertThat(outcomes)
        .isNotEmpty()
        .allSatisfy(outcome -> {
          assertThat(outcome).isInstanceOf(Outcome.Failed.class);
          assertThat(((Outcome.Failed) outcome).word()).isEqualTo("private-network");
        });
  }

  @Test
  void refusesAddressesAndNamesOfPrivateNetworks() throws Exception {
    server.fallback(_ -> Reply.ok("secret"));
    var port = server.port();
    assertRefused(
        fetch(
            Http.DEFAULT,
            "http://127.0.0.1:" + port + "/a",
            "http://localhost:" + port + "/a",
            "http://[::1]:" + port + "/a",
            "http://[::ffff:127.0.0.1]:" + port + "/a",
            "http://2130706433:" + port + "/a",
            "http://169.254.169.254/latest/meta-data/",
            "https://10.0.0.1/"));
    assertThat(server.connections()).isZero();
  }

  @Test
  void refusesWhatAProxyOrASocksProxyWouldReachForUs() throws Exception {
    server.fallback(_ -> Reply.ok("fine"));
    try (var proxy = new ProxyServer()) {
      for (var kind : Proxy.Kind.values()) {
        var http = Http.DEFAULT.withProxies(Proxies.all(proxy.proxy(kind)));
        assertRefused(fetch(http, "http://127.0.0.1:" + server.port() + "/a"));
        assertRefused(fetch(http, "http://localhost:" + server.port() + "/a"));
        assertRefused(fetch(http, "https://[::1]:" + server.port() + "/a"));
      }
      assertThat(proxy.asked).isEmpty();
      // The proxy itself may be anywhere, and a name is its own to look up.
      var http = Http.DEFAULT.withProxies(Proxies.all(proxy.proxy(Proxy.Kind.HTTP)));
      assertThat(fetch(http, "http://one.example:" + server.port() + "/a"))
          .allMatch(Outcome.Saved.class::isInstance);
    }
  }

  @Test
  void refusesRedirectsIntoPrivateNetworks() throws Exception {
    server.enqueue(Reply.status(302).header("Location", server.uri("/b").toString()));
    try (var proxy = new ProxyServer()) {
      var http = Http.DEFAULT.withProxies(Proxies.all(proxy.proxy(Proxy.Kind.HTTP)));
      assertRefused(fetch(http, "http://one.example:" + server.port() + "/a"));
      assertThat(server.requests()).hasSize(1);
    }
  }
}
