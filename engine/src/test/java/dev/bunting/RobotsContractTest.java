package dev.bunting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.RecordedRequest;
import dev.bunting.server.Reply;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a site's robots.txt asks, heeded in every style. */
@ParameterizedClass
@EnumSource(Style.class)
class RobotsContractTest extends EveryStyle {
  private static final String NO_PRIVATE = "User-agent: *\nDisallow: /private\n";

  RobotsContractTest(Style style) {
    super(style);
    server.fallback(_ -> Reply.ok("x"));
  }

  private Options heeding() {
    return heeding(0);
  }

  private Options heeding(int retries) {
    return options()
        .withPoliteness(
            Politeness.NONE.withRobots(true).withRetries(retries, Duration.ofMillis(1)));
  }

  private Download row(String path) {
    return new Download(server.uri(path), path.replace('/', '-'));
  }

  private List<String> asked() {
    return server.requests().stream().map(RecordedRequest::target).toList();
  }

  private void assertDenied(Outcome outcome) {
    var failed = failed(outcome, Reason.ROBOTS_DENIED);
    assertThat(failed.word()).isEqualTo("robots-denied");
    assertThat(failed.trace().attempts()).isZero();
    assertThat(failed.detail()).contains("robots.txt");
  }

  @Test
  void fetchesWhatIsAllowedAndNothingElse() throws Exception {
    server.route("/robots.txt", Reply.ok(NO_PRIVATE));
    var rows = new ArrayList<Download>();
    for (int i = 0; i < 20; i++) rows.add(row((i % 2 == 0 ? "/public/" : "/private/") + i));
    for (var outcome : download(heeding(), rows.toArray(Download[]::new)))
      if (outcome.index() % 2 == 1) saved(outcome);
      else assertDenied(outcome);
    assertThat(asked()).hasSize(11).startsWith("/robots.txt").noneMatch(t -> t.contains("private"));
    assertThat(files()).hasSize(10);
  }

  @Test
  void asksNothingOfTheKindUnlessTold() throws Exception {
    saved(fetch(options(), row("/private/a")));
    assertThat(asked()).containsExactly("/private/a");
  }

  @Test
  void readsTheRulesForItsOwnName() throws Exception {
    server.route("/robots.txt", Reply.ok("User-agent: me\nDisallow: /a\n"));
    var http = heeding().http().withUserAgent("Me/2.0 (+http://me)");
    assertDenied(fetch(heeding().withHttp(http), row("/a")));
    assertThat(server.requests().getFirst().header("User-Agent")).contains("Me/2.0 (+http://me)");
    saved(fetch(heeding(), row("/a")));
  }

  @Test
  void everyOriginHasItsOwn() throws Exception {
    server.route("/robots.txt", Reply.ok(NO_PRIVATE));
    try (var other = FaultServer.start()) {
      other.route("/robots.txt", Reply.ok("")).route("/private", Reply.ok("y"));
      var outcomes =
          download(heeding(), row("/private"), new Download(other.uri("/private"), "other"));
      outcomes.sort((a, b) -> Long.compare(a.index(), b.index()));
      assertDenied(outcomes.getFirst());
      saved(outcomes.getLast());
      assertThat(other.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 429, 304})
  void allowsAllWhereThereIsNone(int status) throws Exception {
    server.route("/robots.txt", Reply.status(status));
    saved(fetch(heeding(), row("/a")));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void allowsNothingWhereTheServerFails(int status) throws Exception {
    server.route("/robots.txt", Reply.status(status));
    assertDenied(fetch(heeding(), row("/a")));
    assertThat(asked()).containsExactly("/robots.txt");
  }

  @Test
  void asksAgainAsForAnyFile() throws Exception {
    server.route(
        "/robots.txt", Reply.status(503), Reply.ok("").resetBeforeHead(), Reply.ok(NO_PRIVATE));
    var outcomes = download(heeding(2), row("/a"), row("/private"));
    outcomes.sort((a, b) -> Long.compare(a.index(), b.index()));
    assertThat(saved(outcomes.getFirst()).trace().attempts()).isEqualTo(1);
    assertDenied(outcomes.getLast());
    assertThat(asked()).hasSize(4);
  }

  @Test
  void rowsOfASiteThatCannotBeReachedEndForThatReason() throws Exception {
    URI nobody;
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/a");
    }
    var failed = failed(fetch(heeding(), new Download(nobody, "a")), Reason.CONNECT_REFUSED);
    assertThat(failed.trace().attempts()).isZero();
    assertThat(failed.detail()).startsWith("robots.txt: ");
  }

  @Test
  void followsRedirectsToIt() throws Exception {
    for (int i = 0; i < 5; i++)
      server.route(
          i == 0 ? "/robots.txt" : "/" + i, Reply.status(301).header("Location", "/" + (i + 1)));
    server.route("/5", Reply.ok(NO_PRIVATE));
    assertDenied(fetch(heeding(), row("/private")));
  }

  @Test
  void allowsAllAfterTooManyRedirects() throws Exception {
    server.route("/robots.txt", Reply.status(302).header("Location", "/robots.txt"));
    saved(fetch(heeding(), row("/private")));
    assertThat(asked()).hasSize(7);
  }

  @Test
  void readsTheFirstHalfOfAMegabyte() throws Exception {
    var padding = "#".repeat(500 * 1024 - NO_PRIVATE.length() - 12);
    var file = NO_PRIVATE + padding + "\nDisallow: /" + "x".repeat(2_000_000);
    server.route("/robots.txt", Reply.ok(file));
    saved(fetch(heeding(), row("/a")));
    assertDenied(fetch(heeding(), row("/private")));
  }

  @Test
  void theLimitsForFilesAreNotForIt() throws Exception {
    server.route("/robots.txt", Reply.ok(NO_PRIVATE).header("Content-Type", "text/plain"));
    server.route("/a", Reply.ok("x").header("Content-Type", "image/png"));
    var limits = Limits.NONE.withMaxFileSize(1).withAcceptType("image/*");
    saved(fetch(heeding().withLimits(limits), row("/a")));
  }

  @Test
  void goesOnWithAMirrorThatAllowsIt() throws Exception {
    server.route("/robots.txt", Reply.ok(NO_PRIVATE));
    var mirrored = row("/private").withMirrors(List.of(server.uri("/public")));
    saved(fetch(heeding(1), mirrored));
    assertThat(asked()).containsExactly("/robots.txt", "/public");
  }

  @Test
  void givesUpWithTheFirstThatIsDeniedIfToldSo() throws Exception {
    server.route("/robots.txt", Reply.ok("User-agent: *\nDisallow: /\n"));
    var options = heeding().withLimits(Limits.NONE.withErrors(1));
    try (var job = Bunting.download(List.of(row("/a"), row("/b"), row("/c")), options)) {
      var outcomes = new ArrayList<Outcome>();
      job.forEach(outcomes::add);
      assertDenied(outcomes.getFirst());
      assertThat(outcomes).noneMatch(Outcome.Saved.class::isInstance);
    }
    assertThat(asked()).containsExactly("/robots.txt");
  }

  @Test
  void readsWhatTheServerCompressed() throws Exception {
    var body = CompressionContractTest.gzip(NO_PRIVATE.getBytes(UTF_8));
    server.route("/robots.txt", Reply.ok(body).header("Content-Encoding", "gzip").chunked(7));
    var compressed = heeding().withHttp(Http.DEFAULT.withCompression());
    assertDenied(fetch(compressed, row("/private")));
  }
}
