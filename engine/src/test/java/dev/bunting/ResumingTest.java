package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.Body;
import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A transfer that was cut off goes on where it was, if that is proven to be right. */
@ParameterizedClass
@EnumSource(Style.class)
class ResumingTest extends EveryStyle {
  private static final String OLD = "Sat, 01 Jan 2022 00:00:00 GMT";
  private static final String SECONDS_LATER = "Sat, 01 Jan 2022 00:00:30 GMT";
  private static final String LATER = "Sat, 01 Jan 2022 00:02:00 GMT";

  @TempDir Path elsewhere;

  private final Body body = Body.generated(1000);
  private final Reply file = Reply.file(body, "\"v1\"");

  ResumingTest(Style style) {
    super(style);
  }

  private Options recording() {
    return options().withRecords(Records.defaults());
  }

  private List<Optional<String>> ranges() {
    return server.requests().stream().map(r -> r.header("Range")).toList();
  }

  private void assertWhole(Outcome outcome) throws Exception {
    assertThat(saved(outcome).path()).hasBinaryContent(body.toByteArray());
    assertThat(saved(outcome).bytes()).isEqualTo(1000);
    assertThat(parts()).isEmpty();
  }

  /** From two folders alone: between them the ledger's journal comes and goes. */
  private List<String> parts() throws Exception {
    var all = new ArrayList<String>();
    for (var folder : List.of(directory, directory.resolve(".bunting/parts"))) {
      if (!Files.isDirectory(folder)) continue;
      try (var files = Files.newDirectoryStream(folder, "*.{part,note}")) {
        for (var file : files) all.add(directory.relativize(file).toString());
      }
    }
    return all;
  }

  /** The first request is answered by the first reply, and so on; the last may ask at will. */
  private void assertFetchedAgain(Reply first, Reply second, boolean resumes) throws Exception {
    server.enqueue(first, second, file);
    assertWhole(fetch(retrying(2)));
    var request = server.requests().get(1);
    assertThat(request.header("Range"))
        .isEqualTo(resumes ? Optional.of("bytes=600-") : Optional.empty());
  }

  @Test
  void goesOnWhereItWasCutOff() throws Exception {
    assertFetchedAgain(file.truncateAfter(600), file, true);
    assertThat(server.requests().get(1).header("If-Range")).contains("\"v1\"");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void goesOnSeveralTimes() throws Exception {
    server.enqueue(file.truncateAfter(600), file.truncateAfter(100), file.truncateAfter(50), file);
    assertWhole(fetch(retrying(3)));
    assertThat(ranges())
        .containsExactly(
            Optional.empty(),
            Optional.of("bytes=600-"),
            Optional.of("bytes=700-"),
            Optional.of("bytes=750-"));
  }

  @Test
  void goesOnAfterAStall() throws Exception {
    server.enqueue(file.stallAfter(600), file);
    assertWhole(fetch(retrying(1).withIdleTimeout(SHORT)));
    assertThat(ranges()).endsWith(Optional.of("bytes=600-"));
  }

  @Test
  void keepsWhatItHasOverErrorsInBetween() throws Exception {
    server.enqueue(
        file.truncateAfter(600), Reply.ok("").resetBeforeHead(), Reply.status(503), file);
    assertWhole(fetch(retrying(3)));
    assertThat(ranges()).endsWith(Optional.of("bytes=600-"));
  }

  @Test
  void goesOnByADateThatIsOldEnough() throws Exception {
    var dated = Reply.ok(body).header("Last-Modified", OLD).header("Date", LATER);
    var rest = Reply.status(206).body(part(600)).header("Content-Range", "bytes 600-999/1000");
    assertFetchedAgain(dated.truncateAfter(600), rest, true);
    assertThat(server.requests().get(1).header("If-Range")).contains(OLD);
    assertThat(server.requests()).hasSize(2);
  }

  private byte[] part(int from) throws Exception {
    var all = body.toByteArray();
    return java.util.Arrays.copyOfRange(all, from, all.length);
  }

  static Stream<Reply> unproven() {
    var body = Body.generated(1000);
    return Stream.of(
        Reply.ok(body),
        Reply.file(body, "W/\"v1\""),
        Reply.ok(body).header("ETag", "\"v1\"").header("Accept-Ranges", "none"),
        Reply.ok(body).header("Last-Modified", OLD),
        Reply.ok(body).header("Last-Modified", OLD).header("Date", SECONDS_LATER),
        Reply.ok(body)
            .header("ETag", "W/\"v1\"")
            .header("Last-Modified", OLD)
            .header("Date", LATER));
  }

  @Test
  void beginsAgainWhatMayHaveChangedUnnoticed() throws Exception {
    var replies = unproven().map(reply -> List.of(reply.truncateAfter(600), file)).toList();
    assertThat(rangesOf(fetchEach(replies)))
        .containsOnly(List.of(Optional.empty(), Optional.empty()));
  }

  /** Fetches a file for each list of replies, all in one job; returns their paths. */
  private List<String> fetchEach(List<List<Reply>> replies) throws Exception {
    var paths = IntStream.range(0, replies.size()).mapToObj(i -> "/" + i).toList();
    for (int i = 0; i < replies.size(); i++)
      server.route(paths.get(i), replies.get(i).toArray(Reply[]::new));
    var downloads = paths.stream().map(p -> new Download(server.uri(p), "f" + p.substring(1)));
    for (var outcome : download(retrying(1), downloads.toArray(Download[]::new)))
      assertWhole(outcome);
    return paths;
  }

  private List<List<Optional<String>>> rangesOf(List<String> paths) {
    return paths.stream().map(this::rangesOf).toList();
  }

  private List<Optional<String>> rangesOf(String path) {
    var requests = server.requests().stream().filter(r -> r.path().equals(path));
    return requests.map(r -> r.header("Range")).toList();
  }

  @Test
  void takesTheWholeFileIfItHasChanged() throws Exception {
    var old = Reply.file(Body.of("x".repeat(1000)), "\"v0\"");
    assertFetchedAgain(old.truncateAfter(600), file, true);
    assertThat(server.requests()).hasSize(2);
  }

  /** Answers to a Range of 600- that must not be put behind the 600 bytes. */
  static Stream<Reply> wrong() {
    var tail = Reply.status(206).body("y".repeat(400)).header("ETag", "\"v1\"");
    return Stream.of(
        tail,
        tail.header("Content-Range", "bytes 599-998/1000"),
        tail.header("Content-Range", "bytes 600-999/1001"),
        tail.header("Content-Range", "bytes 600-999/*"),
        tail.header("Content-Range", "bytes 600-998/1000"),
        tail.header("Content-Range", "bytes 600-1000/1000"),
        tail.header("Content-Range", "nonsense"),
        tail.header("Content-Range", "bytes 600-999/1000").header("Content-Encoding", "gzip"),
        tail.body("y".repeat(300)).header("Content-Range", "bytes 600-999/1000"),
        Reply.status(206)
            .body("y".repeat(400))
            .header("ETag", "\"v2\"")
            .header("Content-Range", "bytes 600-999/1000"),
        tail.header("Content-Type", "multipart/byteranges; boundary=x"),
        Reply.status(416).header("Content-Range", "bytes */1000"),
        Reply.status(416).header("Content-Range", "bytes */600"));
  }

  @Test
  void beginsAgainIfTheAnswerIsNotTheRest() throws Exception {
    var replies = wrong().map(answer -> List.of(file.truncateAfter(600), answer, file)).toList();
    assertThat(rangesOf(fetchEach(replies)))
        .containsOnly(
            List.of(Optional.empty(), Optional.of("bytes=600-"), Optional.<String>empty()));
  }

  @Test
  void asksNotForEverForARangeThatIsNotThere() throws Exception {
    server.enqueue(file.truncateAfter(600));
    server.fallback(_ -> Reply.status(416));
    assertThat(fetch(retrying(1))).isInstanceOf(Outcome.Failed.class);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void tellsARestThatIsTooShort() throws Exception {
    var tail = Reply.status(206).header("Content-Range", "bytes 600-999/1000");
    server.enqueue(file.truncateAfter(600), tail.body("y".repeat(300)).chunked(100));
    failed(fetch(retrying(1)), Reason.TRUNCATED);
  }

  @Test
  void checksTheWholeFileAlsoWhenItCameInParts() throws Exception {
    server.enqueue(file.truncateAfter(600), file);
    var sum = new Checksum("sha-256", body.sha256());
    var download = new Download(server.uri("/a"), "a").withChecksum(sum);
    assertWhole(fetch(retrying(1), download));
    assertThat(ranges()).endsWith(Optional.of("bytes=600-"));
  }

  @Test
  void beginsAgainIfThePartsDoNotFitTogether() throws Exception {
    // The server says that it is the same version, and is wrong.
    var liar = Reply.file(Body.of("x".repeat(1000)), "\"v1\"");
    server.enqueue(liar.truncateAfter(600), file, file);
    var sum = new Checksum("sha-256", body.sha256());
    var download = new Download(server.uri("/a"), "a").withChecksum(sum);
    assertWhole(fetch(retrying(1), download));
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void leavesNothingOfAFailureIfNothingIsRecorded() throws Exception {
    server.fallback(_ -> file.truncateAfter(100));
    failed(fetch(retrying(1)), Reason.TRUNCATED);
    assertThat(ranges()).endsWith(Optional.of("bytes=100-"));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void leavesNothingOfWhatIsGone() throws Exception {
    server.enqueue(file.truncateAfter(600), Reply.status(404));
    assertThat(fetch(retrying(1).withRecords(Records.defaults())))
        .isInstanceOf(Outcome.NotFound.class);
    assertThat(parts()).isEmpty();
  }

  @Test
  void goesOnInALaterRun() throws Exception {
    server.enqueue(file.truncateAfter(600), file);
    failed(fetch(recording()), Reason.TRUNCATED);
    assertThat(parts()).hasSize(2).allMatch(f -> f.startsWith(".bunting/parts/"));
    assertWhole(fetch(recording()));
    assertThat(ranges()).endsWith(Optional.of("bytes=600-"));
  }

  @Test
  void goesOnInALaterRunAfterItWasCancelled() throws Exception {
    server.enqueue(file.stallAfter(600), file);
    var download = new Download(server.uri("/a"), "a");
    try (var job = Bunting.download(List.of(download), recording())) {
      awaitBytes(600);
      job.cancel();
      failed(job.next().orElseThrow(), Reason.CANCELLED);
    }
    assertWhole(fetch(recording()));
    assertThat(ranges()).endsWith(Optional.of("bytes=600-"));
  }

  @Test
  void tellsOnceHowMuchAnEarlierRunHadLeft() throws Exception {
    server.enqueue(file.truncateAfter(600), Reply.status(503), file.truncateAfter(100), file);
    failed(fetch(recording()), Reason.TRUNCATED);
    var events = new CopyOnWriteArrayList<Event>();
    var options = retrying(2).withRecords(Records.defaults()).withListener(events::add);
    var job = Bunting.download(List.of(new Download(server.uri("/a"), "a")), options);
    try (job) {
      assertWhole(job.next().orElseThrow());
      assertThat(job.progress().bytesResumed()).isEqualTo(600);
      assertThat(job.progress().bytesReceived()).isGreaterThan(400);
    }
    assertThat(resumed(events)).containsExactly(0L, 600L, 0L);
  }

  private static Stream<Long> resumed(List<Event> events) {
    return events.stream()
        .filter(Event.AttemptEnded.class::isInstance)
        .map(event -> ((Event.AttemptEnded) event).traffic().resumed());
  }

  private void awaitBytes(long bytes) throws Exception {
    while (parts().stream().noneMatch(f -> directory.resolve(f).toFile().length() >= bytes))
      LockSupport.parkNanos(1_000_000);
  }

  @Test
  void goesOnAfterAKill() throws Exception {
    var large = Body.generated(3_000_000);
    server.enqueue(Reply.file(large, "\"v1\"").stallAfter(2_000_000), Reply.file(large, "\"v1\""));
    var download = new Download(server.uri("/a"), "a");
    var left = Files.createDirectories(elsewhere.resolve(".bunting/parts"));
    try (var _ = Bunting.download(List.of(download), recording())) {
      awaitBytes(2_000_000);
      // A kill leaves what is there at this moment.
      for (var f : parts())
        Files.copy(directory.resolve(f), left.resolve(Path.of(f).getFileName()));
    }
    var saved = saved(fetch(recording().withDirectory(elsewhere), download));
    assertThat(ranges()).endsWith(Optional.of("bytes=2000000-"));
    assertThat(saved.path()).hasDigest("SHA-256", large.sha256());
    assertThat(saved.sha256()).contains(large.sha256());
  }

  @Test
  void anotherUrlOfThatNameDoesNotGoOn() throws Exception {
    server.enqueue(file.truncateAfter(600), file);
    failed(fetch(recording()), Reason.TRUNCATED);
    var other = new Download(server.uri("/other"), "a");
    assertThat(saved(fetch(recording(), other)).bytes()).isEqualTo(1000);
    assertThat(ranges()).containsOnly(Optional.empty());
  }

  @Test
  void fetchesTheLastByteAgainIfNobodyWasToldThatItIsWhole() throws Exception {
    server.enqueue(file.truncateAfter(600), file);
    failed(fetch(recording()), Reason.TRUNCATED);
    var part = parts().stream().filter(f -> f.endsWith(".part")).findFirst().orElseThrow();
    Files.write(directory.resolve(part), body.toByteArray());
    assertWhole(fetch(recording()));
    assertThat(ranges()).endsWith(Optional.of("bytes=999-"));
  }

  @Test
  void beginsAgainIfThePartIsLongerThanTheFile() throws Exception {
    server.enqueue(file.truncateAfter(600), file);
    failed(fetch(recording()), Reason.TRUNCATED);
    var part = parts().stream().filter(f -> f.endsWith(".part")).findFirst().orElseThrow();
    Files.write(directory.resolve(part), new byte[1001]);
    assertWhole(fetch(recording()));
    assertThat(ranges()).endsWith(Optional.<String>empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bunting part 1\na\n", "bunting part 1\na\nx\n\"v\"\n\nmany\nend"})
  void forgetsAPartWhoseNoteIsBroken(String note) throws Exception {
    server.enqueue(file.truncateAfter(600), file);
    failed(fetch(recording()), Reason.TRUNCATED);
    for (var f : parts()) if (f.endsWith(".note")) Files.writeString(directory.resolve(f), note);
    saved(fetch(recording()));
    assertThat(ranges()).endsWith(Optional.<String>empty());
  }

  @Test
  void writesThroughNoLinkInPlaceOfAPart() throws Exception {
    server.enqueue(file.truncateAfter(600), file);
    failed(fetch(recording()), Reason.TRUNCATED);
    var part = parts().stream().filter(f -> f.endsWith(".part")).findFirst().orElseThrow();
    var precious = Files.write(directory.resolve("precious"), new byte[600]);
    Files.delete(directory.resolve(part));
    Files.createSymbolicLink(directory.resolve(part), precious);
    saved(fetch(recording()));
    assertThat(precious).hasBinaryContent(new byte[600]);
  }

  @Test
  void aMirrorGoesOnIfTheChecksumWillTell() throws Exception {
    try (var mirror = FaultServer.start()) {
      server.fallback(_ -> file.truncateAfter(600));
      mirror.fallback(_ -> Reply.file(body, "\"of the mirror\""));
      var download = new Download(server.uri("/a"), "a").withMirrors(List.of(mirror.uri("/b")));
      var sum = new Checksum("sha-256", body.sha256());
      assertWhole(fetch(options(), download.withChecksum(sum)));
      assertThat(mirror.takeRequest().header("Range")).contains("bytes=600-");
      assertWhole(fetch(options(), download));
      assertThat(mirror.takeRequest().header("Range")).isEmpty();
    }
  }

  @Test
  void refusesAPartsFolderThatIsALink() throws Exception {
    var outside = Files.createDirectories(directory.resolve("outside"));
    Files.createDirectory(directory.resolve(".bunting"));
    Files.createSymbolicLink(directory.resolve(".bunting/parts"), outside);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> fetch(recording())))
        .hasMessageContaining("symbolic link");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void aTypoInAChecksumCostsNoFileThatIsThere() throws Exception {
    server.fallback(_ -> file);
    var download = new Download(server.uri("/a"), "a");
    var right = download.withChecksum(new Checksum("sha-256", body.sha256()));
    saved(fetch(recording(), download));
    failed(
        fetch(recording(), download.withChecksum(new Checksum("md5", "0".repeat(32)))),
        Reason.CHECKSUM_MISMATCH);
    assertThat(Bunting.status(directory).errors()).isOne();
    assertThat(saved(fetch(recording(), right)).fetched()).isFalse();
    assertThat(Bunting.status(directory).ok()).isOne();
    assertThat(server.requests()).hasSize(2);
  }

  private Options ifChanged() {
    var records = Records.defaults().withFinished(Records.Finished.FETCH_IF_CHANGED);
    return options().withRecords(records);
  }

  @Test
  void fetchesNothingThatHasNotChanged() throws Exception {
    server.fallback(_ -> file.header("Last-Modified", OLD));
    var before = saved(fetch(recording()));
    var saved = saved(fetch(ifChanged()));
    assertThat(server.requests().getLast().header("If-None-Match")).contains("\"v1\"");
    assertThat(server.requests().getLast().header("If-Modified-Since")).contains(OLD);
    assertThat(saved.fetched()).isFalse();
    assertThat(saved.trace().status()).hasValue(304);
    assertThat(saved.path()).hasBinaryContent(body.toByteArray());
    assertThat(saved.bytes()).isEqualTo(1000);
    assertThat(saved.sha256()).isEqualTo(before.sha256()).isPresent();
    assertThat(saved.version()).isEqualTo(before.version());
  }

  @Test
  void fetchesWhatHasChanged() throws Exception {
    server.enqueue(file, Reply.file(Body.of("new"), "\"v2\""));
    saved(fetch(recording()));
    var saved = saved(fetch(ifChanged()));
    assertThat(saved.fetched()).isTrue();
    assertThat(saved.path()).hasContent("new");
  }

  @Test
  void fetchesWhatIsNotThereAnyMore() throws Exception {
    server.fallback(_ -> file);
    Files.delete(saved(fetch(recording())).path());
    assertThat(saved(fetch(ifChanged())).fetched()).isTrue();
  }

  @Test
  void believesNo304ThatItDidNotAskFor() throws Exception {
    server.fallback(_ -> Reply.status(304));
    failed(fetch(options()), Reason.HTTP_STATUS);
  }
}
