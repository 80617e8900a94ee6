package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.ProxyServer.Fault;
import dev.bunting.server.Body;
import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import dev.bunting.server.TestCertificates;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Downloads through proxies: every style passes the same tests. */
@ParameterizedClass
@EnumSource(Style.class)
class ProxyContractTest {
  private static final Login LOGIN = new Login("ann", "secret");

  @Parameter Style style = Style.SEQUENTIAL;
  @TempDir Path directory;
  private final FaultServer server = FaultServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private Options options(Http http) {
    return Options.defaults()
        .withStyle(style)
        .withMaxRequests(1)
        .withDirectory(directory)
        .withPoliteness(Politeness.NONE)
        .withHttp(http);
  }

  private List<Outcome> fetch(Options options, URI... uris) throws Exception {
    var outcomes = new ArrayList<Outcome>();
    var downloads = new ArrayList<Download>();
    for (var uri : uris) downloads.add(new Download(uri, "f" + downloads.size()));
    try (var job = Bunting.download(downloads, options)) {
      job.forEach(outcomes::add);
    }
    return outcomes;
  }

  private void save(Http http, URI... uris) throws Exception {
    assertThat(fetch(options(http), uris)).allMatch(Outcome.Saved.class::isInstance);
  }

  private void assertFails(Options options, URI uri, String detail) throws Exception {
    var failed = failed(fetch(options, uri).getFirst());
    assertThat(failed.detail()).contains(detail);
    assertThat(failed.word()).isIn("proxy-failed", "proxy-refused");
  }

  private static Http through(ProxyServer proxy, Proxy.Kind kind) {
    return Http.DEFAULT.withProxies(Proxies.all(proxy.proxy(kind)));
  }

  private URI named(String host, FaultServer at, String path) {
    return URI.create(at.uri(path).getScheme() + "://" + host + ":" + at.port() + path);
  }

  private Certificates trusted() throws Exception {
    var file = Files.writeString(directory.resolve("ca.pem"), TestCertificates.authorityPem());
    return Certificates.SYSTEM.withAuthorities(file);
  }

  @Test
  void givesAnHttpProxyTheWholeUrlAndItsLoginAlone() throws Exception {
    server.fallback(_ -> Reply.ok("x"));
    try (var proxy = new ProxyServer(Fault.NONE, Optional.of(LOGIN))) {
      var http = through(proxy, Proxy.Kind.HTTP);
      save(http, named("one.example", server, "/a"), named("one.example", server, "/b"));
      assertThat(proxy.asked.getFirst())
          .startsWith("GET http://one.example:" + server.port() + "/a HTTP/1.1\r\n")
          .contains("\r\nHost: one.example:" + server.port() + "\r\n")
          .contains("\r\nProxy-Authorization: Basic YW5uOnNlY3JldA==\r\n");
      // The second request went down the same connection.
      assertThat(proxy.asked).hasSize(1);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void tunnelsTlsThroughAnHttpProxy() throws Exception {
    var body = Body.generated(300_000);
    try (var tls = FaultServer.startTls(TestCertificates.VALID.serverContext());
        var proxy = new ProxyServer(Fault.NONE, Optional.of(LOGIN))) {
      tls.fallback(_ -> Reply.ok(body));
      var http = through(proxy, Proxy.Kind.HTTP).withCertificates(trusted());
      save(http, tls.uri("/a"), tls.uri("/b"));
      assertThat(proxy.asked).hasSize(1);
      assertThat(proxy.asked.getFirst())
          .startsWith("CONNECT 127.0.0.1:" + tls.port() + " HTTP/1.1\r\n")
          .contains("Proxy-Authorization: Basic YW5uOnNlY3JldA==");
      assertThat(directory.resolve("f1")).hasDigest("SHA-256", body.sha256());
      assertThat(tls.requests()).allMatch(r -> r.header("Proxy-Authorization").isEmpty());
      assertThat(tls.requests()).allMatch(r -> r.target().startsWith("/"));
    }
  }

  @Test
  void goesThroughSocksWithTheNameLookedUpThere() throws Exception {
    server.fallback(_ -> Reply.ok("x"));
    try (var proxy = new ProxyServer(Fault.NONE, Optional.of(LOGIN))) {
      save(through(proxy, Proxy.Kind.SOCKS5H), named("one.example", server, "/a"));
      assertThat(proxy.asked)
          .containsExactly("SOCKS one.example:" + server.port() + " type 3 ann:secret");
    }
  }

  @Test
  void goesThroughSocksWithTheNameLookedUpHere() throws Exception {
    try (var tls = FaultServer.startTls(TestCertificates.VALID.serverContext());
        var proxy = new ProxyServer()) {
      tls.fallback(_ -> Reply.ok("x"));
      var http = through(proxy, Proxy.Kind.SOCKS5).withCertificates(trusted());
      save(http, tls.uri("/a"));
      assertThat(proxy.asked).containsExactly("SOCKS 127.0.0.1:" + tls.port() + " type 1");
    }
  }

  @Test
  void goesPastTheProxyWhereToldTo() throws Exception {
    server.fallback(_ -> Reply.ok("x"));
    try (var proxy = new ProxyServer()) {
      var all = Proxies.all(proxy.proxy(Proxy.Kind.HTTP));
      var some = all.withDirect(List.of("127.0.0.0/8"));
      save(Http.DEFAULT.withProxies(some), server.uri("/a"), named("a.example", server, "/b"));
      assertThat(proxy.asked).hasSize(1);
      assertThat(proxy.asked.getFirst()).contains("/b");
    }
  }

  @Test
  void followsRedirectsThroughTheProxy() throws Exception {
    server.enqueue(
        Reply.status(302).header("Location", named("two.example", server, "/b").toString()),
        Reply.ok("x"));
    try (var proxy = new ProxyServer()) {
      var http = through(proxy, Proxy.Kind.HTTP).withHeaders(List.of(new Header("X-Key", "k")));
      save(http, named("one.example", server, "/a"));
      assertThat(server.requests().get(0).header("X-Key")).contains("k");
      assertThat(server.requests().get(1).header("Host")).contains("two.example:" + server.port());
      assertThat(server.requests().get(1).header("X-Key")).isEmpty();
    }
  }

  @Test
  void tellsWhatTheProxyDoesWrong() throws Exception {
    var told =
        List.of(
            List.of(Fault.CLOSES, "it closed the connection", "it closed the connection"),
            List.of(Fault.BABBLES, "no answer of a proxy", "it does not speak SOCKS 5"),
            List.of(Fault.REFUSES, "HTTP 403 Not Here", "not allowed by its rules"),
            List.of(Fault.SAYS_TOO_MUCH, "bytes after", "bytes after"));
    var secure = URI.create("https://127.0.0.1:" + server.port() + "/a");
    for (var each : told) {
      try (var proxy = new ProxyServer((Fault) each.get(0), Optional.empty())) {
        var connect = options(through(proxy, Proxy.Kind.HTTP));
        assertFails(connect, secure, "proxy 127.0.0.1:" + proxy.port() + ": " + each.get(1));
        var socks = options(through(proxy, Proxy.Kind.SOCKS5H));
        assertFails(socks, server.uri("/a"), (String) each.get(2));
      }
    }
  }

  @Test
  void tellsThatTheProxyWantsAnotherLogin() throws Exception {
    var secure = URI.create("https://127.0.0.1:" + server.port() + "/a");
    try (var proxy = new ProxyServer(Fault.NONE, Optional.of(LOGIN))) {
      for (var login : List.of(Optional.<Login>empty(), Optional.of(new Login("ann", "wrong")))) {
        var connect = new Proxy(Proxy.Kind.HTTP, "127.0.0.1", proxy.port(), login);
        var http = Http.DEFAULT.withProxies(Proxies.all(connect));
        assertFails(options(http), secure, "HTTP 407 Proxy Authentication Required");
        var socks = new Proxy(Proxy.Kind.SOCKS5H, "127.0.0.1", proxy.port(), login);
        var http5 = Http.DEFAULT.withProxies(Proxies.all(socks));
        var why = login.isEmpty() ? "it wants another kind of login" : "refuses the name";
        assertFails(options(http5), server.uri("/a"), why);
      }
    }
  }

  @Test
  void doesNotWaitForAProxyForEver() throws Exception {
    try (var proxy = new ProxyServer(Fault.STALLS, Optional.empty())) {
      for (var kind : List.of(Proxy.Kind.SOCKS5, Proxy.Kind.SOCKS5H)) {
        var options = options(through(proxy, kind)).withConnectTimeout(Duration.ofMillis(300));
        assertFails(options, server.uri("/a"), "proxy 127.0.0.1");
      }
    }
  }

  @Test
  void tellsANameThatDoesNotExistFromAProxyThatIsNotThere() throws Exception {
    try (var proxy = new ProxyServer()) {
      var options = options(through(proxy, Proxy.Kind.SOCKS5));
      var outcome = fetch(options, URI.create("http://nowhere.invalid/a")).getFirst();
      assertThat(((Outcome.Failed) outcome).word()).isEqualTo("dns-not-found");
    }
  }

  @Test
  void namesAProxyThatIsNotThere() throws Exception {
    int port;
    try (var proxy = new ProxyServer()) {
      port = proxy.port();
    }
    for (var kind : Proxy.Kind.values()) {
      var gone = new Proxy(kind, "127.0.0.1", port, Optional.empty());
      var http = Http.DEFAULT.withProxies(Proxies.all(gone));
      assertFails(options(http), server.uri("/a"), "proxy 127.0.0.1:" + port);
    }
    var nowhere = new Proxy(Proxy.Kind.HTTP, "nowhere.invalid", 1080, Optional.empty());
    var http = Http.DEFAULT.withProxies(Proxies.all(nowhere));
    assertFails(options(http), server.uri("/a"), "proxy nowhere.invalid:1080: no such host");
  }

  @Test
  void doesNotTryAWrongPasswordAgain() throws Exception {
    try (var proxy = new ProxyServer(Fault.NONE, Optional.of(LOGIN))) {
      var wrong = Optional.of(new Login("ann", "wrong"));
      for (var kind : List.of(Proxy.Kind.HTTP, Proxy.Kind.SOCKS5H)) {
        var itself = new Proxy(kind, "127.0.0.1", proxy.port(), wrong);
        var options = retrying(Http.DEFAULT.withProxies(Proxies.all(itself)));
        var failed = failed(fetch(options, URI.create("https://a.example/")).getFirst());
        assertThat(failed.reason()).isEqualTo(Reason.PROXY_REFUSED);
        assertThat(failed.trace().status().orElse(0)).isEqualTo(kind == Proxy.Kind.HTTP ? 407 : 0);
        assertThat(failed.trace().attempts()).isEqualTo(1);
      }
    }
  }

  @Test
  void triesAgainOnlyWhatASocksProxyMayComeToDo() throws Exception {
    var codes = IntStream.rangeClosed(1, 9).boxed().toList();
    var uris = codes.stream().map(code -> URI.create("http://refused-" + code + ".example/"));
    try (var proxy = new ProxyServer()) {
      var outcomes = fetch(retrying(through(proxy, Proxy.Kind.SOCKS5H)), uris.toArray(URI[]::new));
      for (var outcome : outcomes) {
        var permanent = List.of(2L, 7L, 8L).contains(outcome.index());
        var failed = failed(outcome);
        assertThat(failed.word()).isEqualTo(permanent ? "proxy-refused" : "proxy-failed");
        assertThat(failed.trace().attempts()).isEqualTo(permanent ? 1 : 2);
        assertThat(failed.detail()).startsWith("proxy " + proxy.proxy(Proxy.Kind.HTTP).place());
      }
    }
  }

  private Options retrying(Http http) {
    return options(http).withPoliteness(Politeness.NONE.withRetries(1, Duration.ofMillis(1)));
  }

  private static Outcome.Failed failed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return (Outcome.Failed) outcome;
  }
}
