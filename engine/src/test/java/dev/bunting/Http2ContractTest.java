package dev.bunting;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bunting.server.Body;
import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import dev.bunting.server.TestCertificates;
import io.netty.handler.codec.http2.Http2Error;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Downloads by HTTP/2: the same behaviour in every style that speaks it. A worker process runs the
 * very code of the style threads, and takes a second to start: {@link Http2ProcessesTest}.
 */
@ParameterizedClass
@EnumSource(names = {"SEQUENTIAL", "THREADS", "VIRTUAL"})
class Http2ContractTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @Parameter Style style = Style.SEQUENTIAL;
  @TempDir Path directory;
  @TempDir Path files;
  private final Http2Server server = Http2Server.startTls();
  private Certificates trusted = Certificates.SYSTEM;
  private final byte[] bytes = random(100_000);
  private final Http2Answer file = Http2Answer.ok(bytes).with("etag", "\"v1\"");

  private static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void trustTheTestAuthority() throws Exception {
    var authority = Files.writeString(files.resolve("ca.pem"), TestCertificates.authorityPem());
    trusted = Certificates.SYSTEM.withAuthorities(authority);
  }

  @AfterEach
  void leavesOnlyWholeFiles() throws Exception {
    server.close();
    try (var all = Files.list(directory)) {
      assertThat(all.map(f -> f.getFileName().toString())).noneMatch(f -> f.endsWith(".part"));
    }
  }

  private Http http() {
    return Http.DEFAULT.withCertificates(trusted).withVersion(Http.Version.HTTP_2);
  }

  private Options options() {
    return Options.defaults()
        .withStyle(style)
        .withMaxRequests(100)
        .withDirectory(directory)
        .withPoliteness(Politeness.NONE)
        .withHttp(http());
  }

  private Options retrying() {
    return options().withPoliteness(Politeness.NONE.withRetries(1, Duration.ofMillis(1)));
  }

  private List<Outcome> download(Options options, List<Download> downloads) throws Exception {
    var outcomes = new ArrayList<Outcome>();
    try (var job = Bunting.download(downloads, options)) {
      job.forEach(outcomes::add);
    }
    return outcomes;
  }

  private Outcome fetch(Options options, URI uri) throws Exception {
    return download(options, List.of(new Download(uri, "a"))).getFirst();
  }

  private Outcome fetch(Options options, Http2Answer... answers) throws Exception {
    server.enqueue(answers);
    return fetch(options, server.uri("/a"));
  }

  private Outcome fetch(Http2Answer... answers) throws Exception {
    return fetch(options(), answers);
  }

  private Outcome.Saved saved(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Saved.class);
    return (Outcome.Saved) outcome;
  }

  private void assertWhole(Outcome outcome) {
    assertThat(saved(outcome).path()).hasBinaryContent(bytes);
  }

  private Outcome.Failed failed(Outcome outcome, String word) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    var failed = (Outcome.Failed) outcome;
    assertThat(failed.word()).as(failed.detail()).isEqualTo(word);
    assertThat(directory.resolve("a")).doesNotExist();
    return failed;
  }

  private Optional<String> asked(int request, String header) {
    return Optional.ofNullable(server.requests().get(request).headers().get(header));
  }

  @Test
  void savesAFile() throws Exception {
    var outcome = fetch(file);
    assertWhole(outcome);
    var timings = saved(outcome).trace().timings();
    assertThat(timings.connect()).isPositive();
    assertThat(timings.await()).isPositive();
    assertThat(saved(outcome).trace().status()).hasValue(200);
    assertThat(saved(outcome).version().etag()).contains("\"v1\"");
  }

  @Test
  void savesAnEmptyFile() throws Exception {
    assertThat(saved(fetch(Http2Answer.ok(""))).bytes()).isZero();
  }

  @Test
  void savesAFileOfUnknownLength() throws Exception {
    assertWhole(fetch(Http2Answer.ofUnknownLength(bytes)));
  }

  @Test
  void savesALargeFile() throws Exception {
    var large = Body.generated(40_000_000);
    assertThat(saved(fetch(Http2Answer.ok(large.toByteArray()))).path())
        .hasDigest("SHA-256", large.sha256());
  }

  @Test
  void asksAsHttpWants() throws Exception {
    server.enqueue(file);
    var http = http().withUserAgent("me/1").withHeaders(List.of(new Header("X-Key", "k")));
    var uri = URI.create(server.uri("/a%20b") + "?q=%C3%A4#part");
    saved(fetch(options().withHttp(http), uri));
    assertThat(server.requests().getFirst().path()).isEqualTo("/a%20b?q=%C3%A4");
    assertThat(asked(0, "user-agent")).contains("me/1");
    assertThat(asked(0, "x-key")).contains("k");
    assertThat(asked(0, "accept-encoding")).contains("identity");
    assertThat(asked(0, ":authority")).contains(uri.getAuthority());
    assertThat(asked(0, "content-length")).isEmpty();
  }

  @Test
  void tellsWhatIsNotThere() throws Exception {
    assertThat(fetch(Http2Answer.status(404))).isInstanceOf(Outcome.NotFound.class);
  }

  @Test
  void comesBackWhenAServerIsReady() throws Exception {
    var busy = Http2Answer.status(503).with("retry-after", "0");
    assertWhole(fetch(retrying(), busy, file));
  }

  @Test
  void tellsTheStatusOfAnError() throws Exception {
    failed(fetch(options(), Http2Answer.status(500)), "http-500");
  }

  @Test
  void followsRedirectsByItsOwnRules() throws Exception {
    var there = Http2Answer.status(302).with("location", "/b");
    var http = http().withHeaders(List.of(new Header("X-Key", "k")));
    var outcome = fetch(options().withHttp(http), there, file);
    assertWhole(outcome);
    assertThat(saved(outcome).trace().finalUri()).isEqualTo(server.uri("/b"));
    assertThat(asked(1, "x-key")).contains("k");
  }

  @Test
  void followsNoRedirectToHttp() throws Exception {
    var down = Http2Answer.status(302).with("location", "http://localhost:1/");
    failed(fetch(down), "redirect-refused");
  }

  @Test
  void leavesSecretsBehindOnAnotherOrigin() throws Exception {
    try (var other = Http2Server.startTls()) {
      other.enqueue(file);
      var there = Http2Answer.status(302).with("location", other.uri("/x").toString());
      var http = http().withHeaders(List.of(new Header("X-Key", "k")));
      saved(fetch(options().withHttp(http), there));
      assertThat(asked(0, "x-key")).contains("k");
      assertThat(other.requests().getFirst().headers()).doesNotContainKey("x-key");
    }
  }

  @Test
  void goesOnWhereAStreamWasReset() throws Exception {
    var reset = file.resetAfter(60_000, Http2Error.INTERNAL_ERROR);
    assertWhole(fetch(retrying(), reset, file.fromWhereAsked()));
    // A reset may overtake bytes, maybe all of them: then there is nothing to go on from.
    assertThat(asked(1, "if-range")).isEqualTo(asked(1, "range").map(_ -> "\"v1\""));
  }

  @Test
  void beginsAgainIfTheFileHasChanged() throws Exception {
    var old = Http2Answer.ok(new byte[70_000]).with("etag", "\"v0\"").closeAfter(60_000);
    assertWhole(fetch(retrying(), old, file));
    // The close may overtake bytes, maybe all of them: then there is nothing to go on from.
    assertThat(asked(1, "if-range")).isEqualTo(asked(1, "range").map(_ -> "\"v0\""));
  }

  static List<Http2Answer> brokenOff() {
    var file = Http2Answer.ok(new byte[100_000]);
    return List.of(
        file.resetAfter(0, Http2Error.INTERNAL_ERROR),
        file.resetAfter(50_000, Http2Error.CANCEL),
        file.resetAfter(100_000, Http2Error.NO_ERROR),
        file.closeAfter(50_000),
        Http2Answer.status(200).resetAfter(0, Http2Error.PROTOCOL_ERROR));
  }

  @ParameterizedTest
  @MethodSource("brokenOff")
  void neverTakesAPartForTheWhole(Http2Answer answer) throws Exception {
    var outcome = (Outcome.Failed) fetch(answer);
    assertThat(outcome.word()).isIn("connection-reset", "truncated");
    assertThat(directory.resolve("a")).doesNotExist();
  }

  @Test
  void countsTheBytesThatTheClientDoesNotCount() throws Exception {
    failed(fetch(file.endAfter(99_999)), "truncated");
    failed(fetch(Http2Answer.ok(bytes).with("content-length", "99999")), "protocol");
    failed(fetch(Http2Answer.ok(bytes).with("content-length", "x")), "protocol");
    failed(fetch(Http2Answer.ok(bytes).with("content-length", "99999999999999999999")), "protocol");
    failed(fetch(file.with("transfer-encoding", "chunked")), "protocol");
  }

  @Test
  void endsAStalledBody() throws Exception {
    var options = options().withIdleTimeout(SHORT);
    failed(fetch(options, file.stallAfter(50_000)), "idle-timeout");
    failed(fetch(options, file.stallAfter(100_000)), "idle-timeout");
    assertWhole(fetch(options, file));
  }

  @Test
  void endsAServerThatNeverAnswers() throws Exception {
    server.holdUntil(2);
    failed(fetch(options().withIdleTimeout(SHORT), server.uri("/a")), "idle-timeout");
  }

  @Test
  void endsADownloadThatTakesTooLong() throws Exception {
    failed(fetch(options().withTimeout(SHORT), file.stallAfter(10)), "deadline");
  }

  @Test
  void endsAHandshakeThatDoesNotCome() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var uri = URI.create("https://localhost:" + silent.getLocalPort() + "/");
      failed(fetch(options().withConnectTimeout(SHORT), uri), "connect-timeout");
    }
  }

  @Test
  void tellsWhyThereIsNoConnection() throws Exception {
    failed(
        fetch(options(), URI.create("https://localhost:" + closedPort() + "/")), "connect-refused");
    failed(fetch(options(), URI.create("https://nowhere.invalid/")), "dns-not-found");
    var system = http().withCertificates(Certificates.SYSTEM);
    failed(fetch(options().withHttp(system), server.uri("/a")), "tls-untrusted");
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @CsvSource({"EXPIRED, tls-expired", "WRONG_HOST, tls-wrong-host", "SELF_SIGNED, tls-untrusted"})
  void trustsNoOtherCertificate(TestCertificates certificate, String word) throws Exception {
    try (var other = Http2Server.startTls(certificate)) {
      failed(fetch(options(), other.uri("/a")), word);
      other.enqueue(file);
      var insecure = http().withCertificates(Certificates.SYSTEM.withoutChecks());
      assertWhole(fetch(options().withHttp(insecure), other.uri("/a")));
    }
  }

  @Test
  void asksAgainWhatAServerGoingAwayHasNotLookedAt() throws Exception {
    assertWhole(fetch(options(), Http2Answer.goAway(), file));
    assertThat(server.requests()).extracting(Http2Server.Request::connection).containsExactly(1, 2);
  }

  @Test
  void asksAgainOnANewConnectionWhenTheOldOneIsClosed() throws Exception {
    server.enqueue(file, file.closeAfter(0), file);
    var downloads =
        List.of(new Download(server.uri("/a"), "a"), new Download(server.uri("/b"), "b"));
    var outcomes = download(retrying().withMaxRequests(1), downloads);
    assertThat(outcomes).hasOnlyElementsOfType(Outcome.Saved.class);
    assertThat(server.requests())
        .extracting(Http2Server.Request::connection)
        .containsExactly(1, 1, 2);
  }

  @Test
  void keepsToWhatAHostMayBeAskedForAtOnce() throws Exception {
    var few = options().withPoliteness(Politeness.NONE.withPerHost(3));
    var outcomes = download(few, hundred());
    assertThat(outcomes).hasSize(100).hasOnlyElementsOfType(Outcome.NotFound.class);
    assertThat(server.mostOpen()).isBetween(1, 3);
  }

  @Test
  void savesAHundredFilesThatComeAtOnceOnOneConnection() throws Exception {
    assumeThat(style).isIn(Style.THREADS, Style.VIRTUAL);
    server.fallback(Http2ContractTest::own);
    server.holdUntil(100);
    saveHundred();
    assertThat(server.mostOpen()).isEqualTo(100);
    assertThat(server.requests()).extracting(Http2Server.Request::connection).containsOnly(1);
  }

  @Test
  void saves100FilesFromAServerThatAllowsOneStreamAtOnce() throws Exception {
    server.fallback(Http2ContractTest::own);
    server.streamsAtOnce(1);
    saveHundred();
    assertThat(server.mostOpen()).isOne();
  }

  @Test
  void asksAgainForAllThatAServerGoingAwayHasNotLookedAt() throws Exception {
    for (int i = 0; i < 30; i++) server.enqueue(file);
    server.enqueue(Http2Answer.goAway());
    for (int i = 0; i < 10; i++) server.enqueue(file);
    server.fallback(_ -> file);
    assertThat(download(retrying(), hundred())).hasSize(100).allSatisfy(this::assertWhole);
  }

  private void saveHundred() throws Exception {
    var outcomes = download(options(), hundred());
    assertThat(outcomes).hasSize(100).allMatch(Outcome.Saved.class::isInstance);
    for (var outcome : outcomes) {
      var path = URI.create(outcome.url()).getPath();
      assertThat(saved(outcome).path()).hasBinaryContent(content(path));
    }
  }

  private static Http2Answer own(Http2Server.Request request) {
    return Http2Answer.ok(content(request.path()));
  }

  /** Some larger than what a stream may send unasked. */
  private static byte[] content(String path) {
    return path.repeat(path.endsWith("7") ? 30_000 : 30).getBytes(US_ASCII);
  }

  private List<Download> hundred() {
    return IntStream.range(0, 100)
        .mapToObj(i -> new Download(server.uri("/" + i), "f" + i))
        .toList();
  }

  @Test
  void tellsWhatIsTooLarge() throws Exception {
    var small = options().withLimits(Limits.NONE.withMaxFileSize(99_999));
    failed(fetch(small, file), "too-large");
    failed(fetch(small, Http2Answer.ofUnknownLength(bytes)), "too-large");
  }

  @Test
  void tellsAWrongChecksum() throws Exception {
    server.enqueue(file);
    var wrong = new Checksum("sha-256", "0".repeat(64));
    var wanted = new Download(server.uri("/a"), "a").withChecksum(wrong);
    failed(download(options(), List.of(wanted)).getFirst(), "checksum-mismatch");
  }

  @Test
  void decodesWhatIsCompressed() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    var answer = Http2Answer.ok(packed.toByteArray()).with("content-encoding", "gzip");
    assertWhole(fetch(options().withHttp(http().withCompression()), answer));
    assertThat(asked(0, "accept-encoding")).contains("gzip, deflate");
  }

  @Test
  void showsLoginsAndKeepsCookies() throws Exception {
    var secrets = Secrets.NONE.withLogin(Login.of("me:secret")).withCookies(List.of());
    var there = Http2Answer.status(302).with("location", "/b").with("set-cookie", "k=v");
    saved(fetch(options().withHttp(http().withSecrets(secrets)), there, file));
    assertThat(asked(0, "authorization")).contains(Login.of("me:secret").basic());
    assertThat(asked(1, "cookie")).contains("k=v");
  }

  @Test
  void cancelsWhatIsUnderWay() throws Exception {
    server.enqueue(file.stallAfter(50_000));
    try (var job = Bunting.download(List.of(new Download(server.uri("/a"), "a")), options())) {
      while (server.requests().isEmpty()) LockSupport.parkNanos(1_000_000);
      job.cancel();
      failed(job.next().orElseThrow(), "cancelled");
    }
  }

  @Test
  void speaksHttp1WithThoseThatSpeakNothingElse() throws Exception {
    try (var old = FaultServer.startTls(TestCertificates.VALID.serverContext())) {
      old.enqueue(Reply.ok("one"), Reply.ok("two"), Reply.ok("three"));
      for (var name : List.of("1", "2", "3")) saved(fetch(options(), old.uri("/" + name)));
      assertThat(old.takeRequest().method()).isEqualTo("GET");
    }
  }

  @Test
  void takesTheUpgradeThatAServerOffers() throws Exception {
    try (var plain = Http2Server.start()) {
      plain.enqueue(file, file);
      var downloads =
          List.of(new Download(plain.uri("/a"), "a"), new Download(plain.uri("/b"), "b"));
      assertThat(download(options(), downloads)).hasOnlyElementsOfType(Outcome.Saved.class);
      assertThat(plain.requests()).extracting(Http2Server.Request::connection).containsOnly(1);
    }
  }

  static List<Reply> malformed() {
    return List.of(
        Reply.ok("hello").chunked(5).header("Content-Length", "5"),
        Reply.ok("hello").header("Content-Length", "4"),
        saying("Transfer-Encoding: gzip, chunked", "0\r\n\r\n"),
        saying("Transfer-Encoding: chunked", "5x\r\nhello\r\n0\r\n\r\n"),
        saying("Content-Length: 5x", "hello"),
        saying("Content-Length: -5", "hello"),
        saying("Content-Length: 99999999999999999999", "hello"),
        Reply.raw("SSH-2.0-OpenSSH\r\n\r\n").thenClose());
  }

  private static Reply saying(String header, String body) {
    return Reply.raw("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n" + body).thenClose();
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void believesNoMalformedAnswerOfHttp1(Reply reply) throws Exception {
    try (var old = FaultServer.start()) {
      // Chunks are left to our own reader, which asks again.
      old.enqueue(reply, reply);
      failed(fetch(options(), old.uri("/a")), "protocol");
    }
  }

  static List<Reply> cutOff() {
    return List.of(
        Reply.ok("hello").truncateAfter(3),
        Reply.ok("hello").chunked(2).truncateAfter(3),
        Reply.ok("hello").claimLength(6).thenClose(),
        Reply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
            .thenClose());
  }

  @ParameterizedTest
  @MethodSource("cutOff")
  void neverTakesAPartOfHttp1ForTheWhole(Reply reply) throws Exception {
    try (var old = FaultServer.start()) {
      old.enqueue(reply, reply);
      failed(fetch(options(), old.uri("/a")), "truncated");
    }
  }

  @Test
  void goesThroughAProxysTunnel() throws Exception {
    try (var proxy = new ProxyServer()) {
      var through = http().withProxies(Proxies.all(Proxy.of("http://127.0.0.1:" + proxy.port())));
      assertWhole(fetch(options().withHttp(through), file));
      assertThat(proxy.asked.getFirst()).startsWith("CONNECT localhost:");
    }
  }

  @Test
  void tellsAProxyThatRefuses() throws Exception {
    try (var proxy = new ProxyServer(ProxyServer.Fault.REFUSES, Optional.empty())) {
      var through = http().withProxies(Proxies.all(Proxy.of("http://127.0.0.1:" + proxy.port())));
      failed(fetch(options().withHttp(through), server.uri("/a")), "proxy-refused");
    }
  }

  @Test
  void fetchesLargeFilesInParts() throws Exception {
    assumeThat(style).isIn(Style.THREADS, Style.VIRTUAL);
    var large = Body.generated(4 << 20).toByteArray();
    var whole = Http2Answer.ok(large).with("etag", "\"v1\"").with("accept-ranges", "bytes");
    server.enqueue(whole, whole.from(2 << 20));
    var parts = options().withLimits(Limits.NONE.withSegments(2));
    assertThat(saved(fetch(parts)).path()).hasBinaryContent(large);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void saysWhatItDoesNotGoWith() {
    assertThatIllegalArgumentException().isThrownBy(() -> options().withStyle(Style.ASYNC));
    assertThatIllegalArgumentException().isThrownBy(http()::withoutPrivateNetworks);
    for (var proxy : List.of("socks5://a", "socks5h://a", "http://me:secret@a"))
      assertThatIllegalArgumentException()
          .isThrownBy(() -> http().withProxies(Proxies.all(Proxy.of(proxy))))
          .withMessageContaining("without a login");
  }
}
