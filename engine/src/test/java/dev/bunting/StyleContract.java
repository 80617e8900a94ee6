package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.Body;
import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import dev.bunting.server.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a download means, whoever does the waiting: every style passes the same tests. */
abstract class StyleContract {
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path directory;
  @TempDir Path elsewhere;
  private final FaultServer server = FaultServer.start();

  abstract Style style();

  @AfterEach
  void leavesOnlyWholeFiles() throws IOException {
    server.close();
    try (var files = Files.list(directory)) {
      assertThat(files.map(f -> f.getFileName().toString())).noneMatch(f -> f.endsWith(".part"));
    }
  }

  Options options() {
    return Options.defaults()
        .withStyle(style())
        .withDirectory(directory)
        .withPoliteness(Politeness.NONE);
  }

  private Options trustingTheTestAuthority() {
    var certificates = Certificates.SYSTEM.withAuthorities(authority());
    return options().withHttp(options().http().withCertificates(certificates));
  }

  private Path authority() {
    try {
      return Files.writeString(elsewhere.resolve("ca.pem"), TestCertificates.authorityPem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Outcome> download(Options options, Download... downloads) throws Exception {
    var outcomes = new ArrayList<Outcome>();
    try (var job = Bunting.download(List.of(downloads), options)) {
      job.forEach(outcomes::add);
    }
    assertThat(outcomes).hasSameSizeAs(downloads);
    return outcomes;
  }

  private Outcome fetch(Options options) throws Exception {
    return download(options, new Download(server.uri("/a"), "a")).getFirst();
  }

  private Outcome fetch(Reply... replies) throws Exception {
    server.enqueue(replies);
    return fetch(options());
  }

  private void assertSaved(Outcome outcome, String content) throws IOException {
    assertThat(outcome).isInstanceOf(Outcome.Saved.class);
    var saved = (Outcome.Saved) outcome;
    assertThat(saved.path()).isEqualTo(directory.resolve(saved.download().name().orElseThrow()));
    assertThat(saved.path()).hasContent(content);
    assertThat(saved.bytes()).isEqualTo(content.length());
  }

  private void assertFailed(Outcome outcome, String word) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    var failed = (Outcome.Failed) outcome;
    assertThat(failed.word()).isEqualTo(word);
    assertThat(directory.resolve(failed.download().name().orElseThrow())).doesNotExist();
  }

  private static Trace traceOf(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Saved saved -> saved.trace();
      case Outcome.NotFound notFound -> notFound.trace();
      case Outcome.Failed failed -> failed.trace();
      case Outcome.Duplicate duplicate -> throw new AssertionError(duplicate);
      case Outcome.Rejected rejected -> throw new AssertionError(rejected);
    };
  }

  @Test
  void callsFilesByTheDirectoryAsItWasGiven() throws Exception {
    server.enqueue(Reply.ok("a"));
    var relative = Path.of("").toAbsolutePath().relativize(directory);
    var options = options().withDirectory(relative).withRecords(Records.defaults());
    assertThat(download(options, Download.of(server.uri("/a"))).getFirst())
        .isInstanceOfSatisfying(
            Outcome.Saved.class, s -> assertThat(s.path()).isEqualTo(relative.resolve("a")));
    assertThat(directory.resolve("a")).hasContent("a");
  }

  @Test
  void savesAFile() throws Exception {
    var outcome = fetch(Reply.ok("hello"));
    assertSaved(outcome, "hello");
    assertThat(outcome.index()).isEqualTo(1);
    assertThat(traceOf(outcome).status()).hasValue(200);
    assertThat(traceOf(outcome).attempts()).isEqualTo(1);
    assertThat(traceOf(outcome).timings().await()).isPositive();
  }

  @Test
  void asksAsHttpWants() throws Exception {
    server.enqueue(Reply.ok("x"));
    var uri = URI.create(server.uri("/a/b%20c") + "?q=1&r=%C3%A4#part");
    download(options().withHttp(options().http().withUserAgent("me/1")), new Download(uri, "a"));
    var request = server.takeRequest();
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.target()).isEqualTo("/a/b%20c?q=1&r=%C3%A4");
    assertThat(request.header("Host")).contains(uri.getAuthority());
    assertThat(request.header("User-Agent")).contains("me/1");
    assertThat(request.header("Accept-Encoding")).contains("identity");
  }

  @Test
  void savesAnEmptyFile() throws Exception {
    assertSaved(fetch(Reply.ok("")), "");
  }

  @ParameterizedTest
  @ValueSource(longs = {70_000, 3_000_000})
  void savesLargeFiles(long size) throws Exception {
    var body = Body.generated(size);
    var outcome = (Outcome.Saved) fetch(Reply.ok(body));
    assertThat(outcome.bytes()).isEqualTo(size);
    assertThat(outcome.path()).hasDigest("SHA-256", body.sha256());
  }

  @Test
  void hashesALargeFileWhileItComes() throws Exception {
    var body = Body.generated(12_000_000);
    server.enqueue(Reply.ok(body));
    var outcome = (Outcome.Saved) fetch(options().withRecords(Records.defaults()));
    assertThat(outcome.sha256()).contains(body.sha256());
  }

  @Test
  void savesChunkedBodiesWithExtensionsAndTrailers() throws Exception {
    var reply = Reply.ok("hello wonderful world").chunked(5).chunkExtension(";a=\"b\"");
    assertSaved(fetch(reply.trailer("Sum", "1")), "hello wonderful world");
  }

  @Test
  void savesBodiesThatEndWithTheConnection() throws Exception {
    assertSaved(fetch(Reply.ok("to the end").withoutLength()), "to the end");
  }

  @Test
  void passesOverInterimResponses() throws Exception {
    var reply = Reply.ok("late").interim(Reply.status(100)).interim(Reply.status(103));
    assertSaved(fetch(reply), "late");
  }

  @Test
  void replacesTheFileThatWasThere() throws Exception {
    Files.writeString(directory.resolve("a"), "old and longer");
    assertSaved(fetch(Reply.ok("new")), "new");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void tellsWhatIsNotThere(int status) throws Exception {
    var outcome = fetch(Reply.status(status).body("no such thing"));
    assertThat(outcome).isInstanceOf(Outcome.NotFound.class);
    assertThat(traceOf(outcome).status()).hasValue(status);
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 418, 500, 503})
  void tellsTheStatusOfAnError(int status) throws Exception {
    var outcome = fetch(Reply.status(status, "A Phrase").body("an error page"));
    assertFailed(outcome, "http-" + status);
    assertThat(traceOf(outcome).reasonPhrase()).isEqualTo("A Phrase");
  }

  @Test
  void tellsTheStatusEvenIfTheErrorsBodyIsCutOff() throws Exception {
    assertFailed(fetch(Reply.status(503).body("an error page").truncateAfter(3)), "http-503");
    assertFailed(fetch(Reply.status(500).body("an error page").resetAfter(3)), "http-500");
  }

  @Test
  void doesNotWaitForTheRestOfALargeErrorPage() throws Exception {
    var endless = Reply.status(503).body(Body.generated(1 << 30)).stallAfter(100_000);
    assertFailed(fetch(endless), "http-503");
  }

  static List<Reply> cutOff() {
    return List.of(
        Reply.ok("hello").truncateAfter(3),
        Reply.ok("hello").chunked(2).truncateAfter(3),
        Reply.ok("hello").claimLength(6).thenClose(),
        Reply.ok("hello").closeInHead(20),
        Reply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
            .thenClose());
  }

  @ParameterizedTest
  @MethodSource("cutOff")
  void neverTakesAPartForTheWhole(Reply reply) throws Exception {
    assertFailed(fetch(reply), "truncated");
  }

  static List<Reply> broken() {
    return List.of(
        Reply.ok("hello").resetBeforeHead(),
        Reply.ok("hello").closeBeforeHead(),
        Reply.ok("hello").resetInHead(20),
        Reply.ok(Body.generated(1 << 20)).resetAfter(300_000));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void tellsABrokenConnection(Reply reply) throws Exception {
    assertFailed(fetch(reply), "connection-reset");
  }

  static List<Reply> malformed() {
    return List.of(
        Reply.ok("hello").chunked(5).header("Content-Length", "5"),
        Reply.ok("hello").header("Content-Length", "4"),
        Reply.ok("hello").header("Transfer-Encoding", "gzip, chunked").withoutLength(),
        Reply.ok("hello").header("X", "y".repeat(100_000)),
        Reply.raw("SSH-2.0-OpenSSH_9.2\r\n"),
        Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello"),
        Reply.raw("HTTP/1.1 200 OK\r\nContent-Length : 5\r\n\r\nhello"),
        Reply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot a size\r\n"),
        Reply.status(206).body("part"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void refusesMalformedAnswers(Reply reply) throws Exception {
    assertFailed(fetch(reply), "protocol");
  }

  @Test
  void takesTheSameLengthTwiceForOne() throws Exception {
    assertSaved(fetch(Reply.ok("hello").header("Content-Length", "5")), "hello");
  }

  @Test
  void doesNotTakeWhatComesAfterTheEnd() throws Exception {
    server.enqueue(Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more"));
    server.enqueue(Reply.ok("second"));
    var outcomes =
        download(
            options().withMaxRequests(1),
            new Download(server.uri("/a"), "a"),
            new Download(server.uri("/b"), "b"));
    assertSaved(outcomes.get(0), "hello");
    assertSaved(outcomes.get(1), "second");
    assertThat(server.connections()).isEqualTo(2);
  }

  static List<Reply> stalled() {
    return List.of(Reply.ok("hello").stallHead(), Reply.ok("hello").stallAfter(3));
  }

  @ParameterizedTest
  @MethodSource("stalled")
  void doesNotWaitForEver(Reply reply) throws Exception {
    server.enqueue(reply);
    assertFailed(fetch(options().withIdleTimeout(SHORT)), "idle-timeout");
  }

  @Test
  void waitsForWhatIsSlowButSteady() throws Exception {
    // In all far longer than the idle timeout, but never idle for it.
    server.enqueue(Reply.ok("abcdefghij").drip(1, SHORT.dividedBy(6)));
    assertSaved(fetch(options().withIdleTimeout(SHORT)), "abcdefghij");
  }

  @Test
  void endsWhatTakesTooLongAsAWhole() throws Exception {
    server.enqueue(Reply.ok("x".repeat(10_000)).drip(1, SHORT.dividedBy(10)));
    assertFailed(fetch(options().withTimeout(SHORT)), "deadline");
  }

  @Test
  void usesAConnectionAgain() throws Exception {
    server.fallback(_ -> Reply.ok("x"));
    download(options().withMaxRequests(1), downloads(20));
    assertThat(server.connections()).isEqualTo(1);
    assertThat(server.requests()).hasSize(20);
  }

  @Test
  void usesAConnectionAgainAfterAnErrorPage() throws Exception {
    server.fallback(_ -> Reply.status(404).body("not here"));
    download(options().withMaxRequests(1), downloads(5));
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void asksAgainWhenTheServerHadClosedAnIdleConnection() throws Exception {
    server.fallback(_ -> Reply.ok("x").thenClose());
    var outcomes = download(options().withMaxRequests(1), downloads(20));
    assertThat(outcomes).allMatch(Outcome.Saved.class::isInstance);
  }

  @Test
  void asksAtMostAsManyAtOnceAsAllowed() throws Exception {
    server.fallback(_ -> Reply.ok("x").delayHead(Duration.ofMillis(2)));
    download(options().withMaxRequests(3), downloads(60));
    assertThat(server.connections()).isBetween(1, 3);
  }

  @Test
  void accountsForEveryRowWhateverTheServerDoes() throws Exception {
    var replies =
        List.of(
            Reply.ok("fine"),
            Reply.status(404),
            Reply.status(503),
            Reply.ok("hello").truncateAfter(2),
            Reply.ok("hello").resetBeforeHead(),
            Reply.raw("nonsense\r\n\r\n").thenClose());
    server.fallback(r -> replies.get(Integer.parseInt(r.path().substring(1)) % replies.size()));
    var outcomes = download(options(), downloads(300));
    assertThat(outcomes.stream().map(Outcome::index))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 300).mapToObj(Long::valueOf).toList());
    assertThat(outcomes.stream().filter(Outcome.Saved.class::isInstance)).hasSize(50);
    assertThat(outcomes.stream().filter(Outcome.NotFound.class::isInstance)).hasSize(50);
  }

  @Test
  void holdsManyAtOnce() throws Exception {
    var atOnce = atOnce();
    var allThere = new CountDownLatch(atOnce);
    server.fallback(_ -> {
      allThere.countDown();
      return Reply.ok("x").holdUntil(allThere);
    });
    var outcomes = download(options().withMaxRequests(atOnce), downloads(atOnce));
    assertThat(outcomes).allMatch(Outcome.Saved.class::isInstance);
  }

  /** Some styles do not get so far. */
  int atOnce() {
    return 1000;
  }

  @Test
  void tellsARefusedConnection() throws Exception {
    var port = closedPort();
    var dead = new Download(URI.create("http://127.0.0.1:" + port + "/a"), "a");
    assertFailed(download(options(), dead).getFirst(), "connect-refused");
  }

  @Test
  void tellsARefusedConnectionAtEveryAddressOfAName() throws Exception {
    var dead = new Download(URI.create("http://localhost:" + closedPort() + "/a"), "a");
    assertFailed(download(options(), dead).getFirst(), "connect-refused");
  }

  @Test
  void triesTheOtherAddressesOfAName() throws Exception {
    // localhost has an IPv6 address beside the one the server listens at, on most machines.
    server.enqueue(Reply.ok("hello"));
    var named = URI.create("http://localhost:" + server.port() + "/a");
    assertSaved(download(options(), new Download(named, "a")).getFirst(), "hello");
  }

  @Test
  void tellsANameThatDoesNotExist() throws Exception {
    var nowhere = new Download(URI.create("http://nowhere.invalid/a"), "a");
    assertFailed(download(options(), nowhere).getFirst(), "dns-not-found");
  }

  @Test
  void doesNotWaitForEverToConnect() throws Exception {
    try (var full = new FullListener()) {
      var options = options().withConnectTimeout(SHORT);
      var unheard = new Download(full.uri(), "a");
      assertFailed(download(options, unheard).getFirst(), "connect-timeout");
    }
  }

  @Test
  void tellsAFileThatCannotBeWritten() throws Exception {
    Files.createDirectories(directory.resolve("a/full"));
    var outcome = fetch(Reply.ok("hello"));
    assertThat(((Outcome.Failed) outcome).reason()).isEqualTo(Reason.WRITE_FAILED);
  }

  @Test
  void tellsWhenTheOtherSideDoesNotSpeakTls() throws Exception {
    try (var greeter = new Greeter("220 mail.example ready\r\n")) {
      var mail = URI.create("https://127.0.0.1:" + greeter.port() + "/a");
      assertFailed(download(options(), new Download(mail, "a")).getFirst(), "tls-failure");
    }
  }

  @Test
  void tellsWhenTheOtherSideDoesNotSpeakHttp() throws Exception {
    try (var greeter = new Greeter("220 mail.example ready\r\n")) {
      var mail = URI.create("http://127.0.0.1:" + greeter.port() + "/a");
      assertFailed(download(options(), new Download(mail, "a")).getFirst(), "protocol");
    }
  }

  @Test
  void followsRedirects() throws Exception {
    server.route("/a", Reply.status(302).header("Location", "/b c?x=1").body("see there"));
    server.route("/b%20c", Reply.status(301).header("Location", server.uri("/d").toString()));
    server.route("/d", Reply.ok("here"));
    var outcome = fetch(options());
    assertSaved(outcome, "here");
    assertThat(traceOf(outcome).finalUri()).isEqualTo(server.uri("/d"));
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void followsRedirectsToOtherOrigins() throws Exception {
    try (var other = FaultServer.start()) {
      other.enqueue(Reply.ok("here"));
      server.enqueue(Reply.status(307).header("Location", other.uri("/b").toString()));
      assertSaved(fetch(options()), "here");
      assertThat(other.takeRequest().header("Host")).contains("127.0.0.1:" + other.port());
    }
  }

  @Test
  void givesUpOnRedirectsWithoutEnd() throws Exception {
    server.route("/a", Reply.status(302).header("Location", "/a"));
    assertFailed(fetch(options()), "redirect-loop");
    assertThat(server.requests()).hasSize(11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/a", "http:///", "http://[", "x:y"})
  void refusesRedirectsToOddPlaces(String location) throws Exception {
    server.route("/a", Reply.status(302).header("Location", location));
    assertFailed(fetch(options()), "redirect-refused");
  }

  @Test
  void refusesRedirectsFromHttpsToHttpUnlessAllowed() throws Exception {
    try (var tls = FaultServer.startTls(TestCertificates.VALID.serverContext())) {
      tls.fallback(_ -> Reply.status(302).header("Location", server.uri("/b").toString()));
      server.fallback(_ -> Reply.ok("in the clear"));
      var secure = new Download(tls.uri("/a"), "a");
      var strict = trustingTheTestAuthority();
      assertFailed(download(strict, secure).getFirst(), "redirect-refused");
      var lax = strict.withHttp(strict.http().withRedirects(10, true));
      assertSaved(download(lax, secure).getFirst(), "in the clear");
    }
  }

  private Options retrying(int retries) {
    return options().withPoliteness(Politeness.NONE.withRetries(retries, Duration.ofMillis(1)));
  }

  @Test
  void triesAgainWhatMayPass() throws Exception {
    server.enqueue(
        Reply.ok("hello").resetBeforeHead(),
        Reply.ok("hello").truncateAfter(3),
        Reply.status(503),
        Reply.ok("hello"));
    var outcome = fetch(retrying(3));
    assertSaved(outcome, "hello");
    assertThat(traceOf(outcome).attempts()).isEqualTo(4);
  }

  @Test
  void triesNoOftenerThanAllowed() throws Exception {
    server.fallback(_ -> Reply.status(500));
    var outcome = fetch(retrying(2));
    assertFailed(outcome, "http-500");
    assertThat(traceOf(outcome).attempts()).isEqualTo(3);
    assertThat(server.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410, 403, 501})
  void triesOnceWhatWillNotPass(int status) throws Exception {
    server.fallback(_ -> Reply.status(status));
    fetch(retrying(5));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void leavesAHostAloneAsLongAsItAsks() throws Exception {
    var wait = Duration.ofSeconds(1);
    server.enqueue(Reply.status(429).header("Retry-After", "1"), Reply.ok("hello"));
    var begun = System.nanoTime();
    assertSaved(fetch(retrying(1)), "hello");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(wait);
  }

  @Test
  void asksOneHostNoMoreThanItsShareAtOnce() throws Exception {
    server.fallback(_ -> Reply.ok("x").delayHead(Duration.ofMillis(2)));
    var options = options().withPoliteness(Politeness.NONE.withPerHost(2));
    download(options, downloads(60));
    assertThat(server.connections()).isBetween(1, 2);
  }

  @Test
  void cancelEndsWhatIsUnderWay() throws Exception {
    var asked = new CountDownLatch(1);
    server.fallback(_ -> {
      asked.countDown();
      return Reply.ok("hello").stallAfter(3);
    });
    try (var job = Bunting.download(List.of(downloads(10)), options().withMaxRequests(4))) {
      asked.await();
      job.cancel();
      assertThat(job).allSatisfy(o -> assertFailed(o, "cancelled"));
    }
  }

  @Test
  void theJobsDeadlineEndsWhatIsUnderWayAndWhatWaits() throws Exception {
    server.fallback(_ -> Reply.ok("hello").stallAfter(3));
    var limits = options().limits().withDeadline(SHORT);
    var options = options().withMaxRequests(2).withLimits(limits);
    for (var outcome : download(options, downloads(10))) assertFailed(outcome, "deadline");
  }

  @Test
  void anEndingProcessIsToldApartFromACancelledJob() throws Exception {
    var asked = new CountDownLatch(1);
    server.fallback(_ -> {
      asked.countDown();
      return Reply.ok("hello").stallAfter(3);
    });
    try (var job = Bunting.download(List.of(downloads(10)), options().withMaxRequests(2))) {
      asked.await();
      job.interrupt();
      job.cancel();
      assertThat(job).allSatisfy(o -> assertFailed(o, "interrupted"));
    }
  }

  @Test
  void givesUpAfterSoManyFailedRows() throws Exception {
    server.fallback(r -> r.path().equals("/0") ? Reply.status(500) : Reply.ok("x").stallHead());
    var options = options().withMaxRequests(2).withLimits(options().limits().withErrors(1));
    try (var job = Bunting.download(List.of(downloads(10)), options)) {
      assertFailed(job.next().orElseThrow(), "http-500");
      // Those that were read by then; the others have no outcome.
      assertThat(job).allSatisfy(o -> assertFailed(o, "cancelled"));
    }
  }

  @Test
  void readsNoFasterThanAllowed() throws Exception {
    server.fallback(_ -> Reply.ok(Body.generated(100_000)));
    var limits = options().limits().withBytesPerSecond(400_000);
    // Shorter than the job, and than what a worker has to wait for its share.
    var options = options().withMaxRequests(2).withIdleTimeout(SHORT).withLimits(limits);
    var begun = System.nanoTime();
    var outcomes = download(options, downloads(6));
    assertThat(outcomes).allMatch(Outcome.Saved.class::isInstance);
    // 600,000 bytes; a quarter of a second's worth may come at once.
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofMillis(1200), Duration.ofSeconds(5));
  }

  @Test
  void readsManySmallFilesNoFasterThanAllowed() throws Exception {
    server.fallback(_ -> Reply.ok(Body.generated(2000)));
    var limits = options().limits().withBytesPerSecond(200_000);
    var begun = System.nanoTime();
    var outcomes = download(options().withMaxRequests(2).withLimits(limits), downloads(100));
    assertThat(outcomes).allMatch(Outcome.Saved.class::isInstance);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofMillis(600), Duration.ofSeconds(5));
  }

  @Test
  void cancelDoesNotWaitForBytesToBePaid() throws Exception {
    server.fallback(_ -> Reply.ok(Body.generated(1_000_000)));
    var limits = options().limits().withBytesPerSecond(1000);
    var begun = System.nanoTime();
    try (var job =
        Bunting.download(List.of(downloads(4)), options().withMaxRequests(2).withLimits(limits))) {
      server.takeRequest();
      job.cancel();
      assertThat(job).allSatisfy(o -> assertFailed(o, "cancelled"));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void closeEndsTheJobAtOnce() throws Exception {
    var asked = new CountDownLatch(1);
    server.fallback(_ -> {
      asked.countDown();
      return Reply.ok("hello").stallAfter(3);
    });
    try (var _ = Bunting.download(List.of(downloads(10)), options())) {
      asked.await();
    }
    assertThat(directory).isEmptyDirectory();
  }

  private Download[] downloads(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Download(server.uri("/" + i), "f" + i))
        .toArray(Download[]::new);
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    }
  }
}
