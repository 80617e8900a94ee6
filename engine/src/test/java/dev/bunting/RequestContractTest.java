package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.RecordedRequest;
import dev.bunting.server.Reply;
import dev.bunting.server.TestCertificates;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What requests say, to whom, whoever does the waiting: every style passes the same tests. */
@ParameterizedClass
@EnumSource(Style.class)
class RequestContractTest {
  private static final Login LOGIN = new Login("ann", "s\u00e9cret");
  private static final String BASIC = "Basic YW5uOnPDqWNyZXQ=";

  @Parameter Style style = Style.SEQUENTIAL;
  @TempDir Path directory;
  private final FaultServer server = FaultServer.start();
  private final FaultServer other = FaultServer.start();

  @AfterEach
  void close() {
    server.close();
    other.close();
  }

  private List<Outcome> fetch(Http http, URI... uris) throws Exception {
    var options =
        Options.defaults()
            .withStyle(style)
            .withMaxRequests(1)
            .withDirectory(directory)
            .withPoliteness(Politeness.NONE)
            .withHttp(http);
    var outcomes = new ArrayList<Outcome>();
    var downloads = new ArrayList<Download>();
    for (var uri : uris) downloads.add(new Download(uri, "f" + downloads.size()));
    try (var job = Bunting.download(downloads, options)) {
      job.forEach(outcomes::add);
    }
    return outcomes;
  }

  private void save(Http http, URI... uris) throws Exception {
    assertThat(fetch(http, uris)).allMatch(Outcome.Saved.class::isInstance);
  }

  private static Http with(Secrets secrets) {
    return Http.DEFAULT.withSecrets(secrets);
  }

  private static Http with(Header... headers) {
    return Http.DEFAULT.withHeaders(List.of(headers));
  }

  private static Optional<String> authorization(RecordedRequest request) {
    return request.header("Authorization");
  }

  private static Optional<String> cookie(RecordedRequest request) {
    return request.header("Cookie");
  }

  private static Reply redirect(URI to) {
    return Reply.status(302).header("Location", to.toString());
  }

  private static URI withUser(URI uri) {
    return URI.create(uri.toString().replace("//", "//ann:s%C3%A9cret@"));
  }

  @Test
  void sendsTheHeadersOfTheUser() throws Exception {
    server.enqueue(Reply.ok("x"));
    save(with(Header.of("X-Key:  1 2 "), new Header("Accept", "image/*")), server.uri("/a"));
    var request = server.takeRequest();
    assertThat(request.header("X-Key")).contains("1 2");
    assertThat(request.headers().stream().filter(h -> h.name().equals("Accept")))
        .hasSize(1)
        .allMatch(h -> h.value().equals("image/*"));
    assertThat(request.header("User-Agent")).contains("bunting");
  }

  @Test
  void keepsHeadersOnTheSameOriginAndDropsThemOnAnother() throws Exception {
    server.route("/a", redirect(server.uri("/b")));
    server.route("/b", redirect(other.uri("/c")));
    other.route("/c", redirect(server.uri("/d")));
    server.route("/d", Reply.ok("x"));
    save(
        with(
            new Header("Authorization", "Bearer t"),
            new Header("Cookie", "a=b"),
            new Header("X-Key", "k"),
            new Header("User-Agent", "mine")),
        server.uri("/a"));
    assertThat(server.requests()).hasSize(3);
    for (var kept : server.requests().subList(0, 2)) {
      assertThat(authorization(kept)).contains("Bearer t");
      assertThat(cookie(kept)).contains("a=b");
      assertThat(kept.header("X-Key")).contains("k");
    }
    for (var dropped : List.of(other.takeRequest(), server.requests().get(2))) {
      assertThat(authorization(dropped)).isEmpty();
      assertThat(cookie(dropped)).isEmpty();
      assertThat(dropped.header("X-Key")).isEmpty();
      assertThat(dropped.header("User-Agent")).contains("bunting");
    }
  }

  @Test
  void takesTheLoginOfTheUrlToItsOriginOnly() throws Exception {
    server.route("/a", redirect(URI.create("/b")));
    server.route("/b", redirect(withUser(other.uri("/c"))));
    other.route("/c", Reply.ok("x"));
    save(Http.DEFAULT, withUser(server.uri("/a")));
    for (var request : server.requests()) {
      assertThat(authorization(request)).contains(BASIC);
      assertThat(request.target()).doesNotContain("ann");
      assertThat(request.header("Host")).contains("127.0.0.1:" + server.port());
    }
    assertThat(server.requests()).hasSize(2);
    assertThat(authorization(other.takeRequest())).isEmpty();
  }

  @Test
  void takesTheLoginOfAllRowsToTheirOriginsOnly() throws Exception {
    server.route("/a", redirect(other.uri("/b")));
    other.fallback(_ -> Reply.ok("x"));
    save(with(Secrets.NONE.withLogin(LOGIN)), server.uri("/a"), other.uri("/c"));
    assertThat(authorization(server.takeRequest())).contains(BASIC);
    assertThat(authorization(other.requests().get(0))).isEmpty();
    assertThat(authorization(other.requests().get(1))).contains(BASIC);
  }

  @Test
  void asksNetrcByHost() throws Exception {
    var netrc = directory.resolve("netrc");
    Files.writeString(
        netrc,
        "machine 127.0.0.1 login ann password s\u00e9cret\ndefault login any password one\n");
    var local = URI.create("http://localhost:" + server.port() + "/a");
    server.route("/a", redirect(other.uri("/b")));
    other.fallback(_ -> Reply.ok("x"));
    save(with(Secrets.NONE.withNetrc(Netrc.read(netrc))), local);
    assertThat(authorization(server.takeRequest())).contains("Basic YW55Om9uZQ==");
    assertThat(authorization(other.takeRequest())).contains(BASIC);
  }

  @Test
  void doesNotTakeTheDefaultOfNetrcWhereARedirectLeads() throws Exception {
    var netrc = new Netrc(java.util.Map.of(), Optional.of(LOGIN));
    server.route("/a", redirect(other.uri("/b")));
    other.enqueue(Reply.ok("x"));
    save(with(Secrets.NONE.withNetrc(netrc)), server.uri("/a"));
    assertThat(authorization(server.takeRequest())).contains(BASIC);
    assertThat(authorization(other.takeRequest())).isEmpty();
  }

  private static Cookie given(String name, String domain, String path, boolean secure) {
    return new Cookie(domain, false, path, secure, Instant.MAX, name, "1");
  }

  @Test
  void sendsCookiesWhereTheyBelong() throws Exception {
    var gone = new Cookie("127.0.0.1", false, "/", false, Instant.EPOCH, "old", "1");
    var cookies =
        List.of(
            given("root", "127.0.0.1", "/", false),
            given("deep", "127.0.0.1", "/a", false),
            given("tls", "127.0.0.1", "/", true),
            given("far", "localhost", "/", false),
            gone);
    server.fallback(_ -> Reply.ok("x"));
    var http = with(Secrets.NONE.withCookies(cookies));
    save(http, server.uri("/a/b"), server.uri("/ab"));
    assertThat(cookie(server.requests().get(0))).contains("deep=1; root=1");
    assertThat(cookie(server.requests().get(1))).contains("root=1");
  }

  @Test
  void keepsTheCookiesThatServersSet() throws Exception {
    var first =
        Reply.ok("x")
            .header("Set-Cookie", "a=1; Path=/; HttpOnly")
            .header("Set-Cookie", "b=2; Path=/elsewhere")
            .header("Set-Cookie", "c=3; Domain=example.com; Path=/")
            .header("Set-Cookie", "d=4; Max-Age=0; Path=/");
    server.enqueue(first, Reply.ok("y"));
    save(with(Secrets.NONE.withCookies(List.of())), server.uri("/a"), server.uri("/b"));
    assertThat(cookie(server.requests().get(0))).isEmpty();
    assertThat(cookie(server.requests().get(1))).contains("a=1");
  }

  @Test
  void keepsNoCookiesUnlessTold() throws Exception {
    server.enqueue(Reply.ok("x").header("Set-Cookie", "a=1; Path=/"), Reply.ok("y"));
    save(Http.DEFAULT, server.uri("/a"), server.uri("/b"));
    assertThat(cookie(server.requests().get(1))).isEmpty();
  }

  @Test
  void keepsACookieFromARedirect() throws Exception {
    server.enqueue(redirect(URI.create("/b")).header("Set-Cookie", "a=1"), Reply.ok("y"));
    save(with(Secrets.NONE.withCookies(List.of())), server.uri("/a"));
    assertThat(cookie(server.requests().get(1))).contains("a=1");
  }

  private Certificates trusted() throws Exception {
    var file = Files.writeString(directory.resolve("ca.pem"), TestCertificates.authorityPem());
    return Certificates.SYSTEM.withAuthorities(file);
  }

  @Test
  void dropsNetrcOnTheWayDownToHttp() throws Exception {
    try (var tls = FaultServer.startTls(TestCertificates.VALID.serverContext())) {
      tls.enqueue(redirect(server.uri("/b")));
      server.enqueue(Reply.ok("x"));
      var netrc = new Netrc(java.util.Map.of("127.0.0.1", LOGIN), Optional.empty());
      var http = with(Secrets.NONE.withNetrc(netrc)).withCertificates(trusted());
      save(http.withRedirects(10, true), tls.uri("/a"));
      assertThat(authorization(tls.takeRequest())).contains(BASIC);
      assertThat(authorization(server.takeRequest())).isEmpty();
    }
  }
}
