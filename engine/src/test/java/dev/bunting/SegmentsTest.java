package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bunting.server.Body;
import dev.bunting.server.RecordedRequest;
import dev.bunting.server.Reply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A large file comes in several parts at once, or else as one stream; it is always the file. */
@ParameterizedClass
@EnumSource(Style.class)
class SegmentsTest extends EveryStyle {
  private static final int SIZE = 4_400_003;
  private static final int QUARTER = SIZE / 4;

  private final Body body = Body.generated(SIZE);
  private final Reply file = Reply.file(body, "\"v1\"");
  private final Style style;

  SegmentsTest(Style style) {
    super(style);
    this.style = style;
  }

  @BeforeEach
  void skipsSequential() {
    assumeThat(style).as("makes one request at a time").isNotEqualTo(Style.SEQUENTIAL);
  }

  private Options inParts(int retries) {
    var politeness = Politeness.NONE.withRetries(retries, java.time.Duration.ofMillis(1));
    return options().withLimits(Limits.NONE.withSegments(4)).withPoliteness(politeness);
  }

  private static Optional<Long> start(RecordedRequest request) {
    return request
        .header("Range")
        .map(r -> Long.parseLong(r.substring("bytes=".length(), r.indexOf('-'))));
  }

  /** Changes what the segment that begins so is answered the first time, or always. */
  private void answer(long start, int times, UnaryOperator<Reply> fault) {
    var left = new AtomicInteger(times);
    server.fallback(r ->
        start(r).equals(Optional.of(start)) && left.getAndDecrement() > 0
            ? fault.apply(file)
            : file);
  }

  private Outcome.Saved assertWhole(Outcome outcome) throws Exception {
    var saved = saved(outcome);
    assertThat(saved.bytes()).isEqualTo(SIZE);
    assertThat(saved.path()).hasDigest("SHA-256", body.sha256());
    assertThat(files()).noneMatch(f -> f.endsWith(".part") || f.endsWith(".note"));
    return saved;
  }

  private List<String> ranges() {
    return server.requests().stream().map(r -> r.header("Range").orElse("")).toList();
  }

  @Test
  void fetchesALargeFileInParts() throws Exception {
    var allThere = new CountDownLatch(3);
    server.fallback(r -> {
      if (r.header("Range").isEmpty()) return file;
      allThere.countDown();
      // None is answered before all were asked for.
      return file.holdUntil(allThere);
    });
    var saved = assertWhole(fetch(inParts(0).withRecords(Records.defaults())));
    assertThat(saved.sha256()).contains(body.sha256());
    assertThat(ranges())
        .containsExactlyInAnyOrder(
            "",
            "bytes=" + QUARTER + "-" + (2 * QUARTER - 1),
            "bytes=" + 2 * QUARTER + "-" + (3 * QUARTER - 1),
            "bytes=" + 3 * QUARTER + "-" + (SIZE - 1));
    assertThat(server.requests().getLast().header("If-Range")).contains("\"v1\"");
  }

  @Test
  void dividesNoSmallFile() throws Exception {
    server.fallback(_ -> Reply.file(Body.generated(2_000_000), "\"v1\""));
    saved(fetch(inParts(0)));
    assertThat(ranges()).containsExactly("");
  }

  @Test
  void dividesNothingThatMayNotBeResumed() throws Exception {
    server.enqueue(
        Reply.ok(body).header("Accept-Ranges", "bytes"),
        Reply.ok(body).header("ETag", "\"v1\""),
        Reply.file(body, "W/\"v1\""));
    for (int i = 0; i < 3; i++) assertWhole(fetch(inParts(0)));
    assertThat(ranges()).containsOnly("").hasSize(3);
  }

  @Test
  void dividesNothingWhenNoFurtherRequestIsAllowed() throws Exception {
    assumeThat(style).as("each worker process has one").isNotEqualTo(Style.PROCESSES);
    server.fallback(_ -> file);
    assertWhole(fetch(inParts(0).withMaxRequests(1)));
    assertThat(ranges()).containsExactly("");
  }

  @Test
  void asksAgainForAPartAlone() throws Exception {
    answer(QUARTER, 1, f -> f.truncateAfter(1000));
    assertWhole(fetch(inParts(0)));
    assertThat(ranges()).hasSize(5).contains("bytes=" + (QUARTER + 1000) + "-" + (2 * QUARTER - 1));
  }

  @Test
  void beginsAgainIfAPartIsRefusedAfterTheFirstRangeHasCome() throws Exception {
    server.fallback(r -> {
      if (r.header("Range").isEmpty()) return file;
      awaitEndOfFirstRange();
      return Reply.status(403);
    });
    assertWhole(fetch(inParts(0)));
    assertThat(ranges()).endsWith("").hasSize(5);
  }

  @Test
  void goesOnAsOneStreamIfAPartIsRefused() throws Exception {
    answer(2 * QUARTER, 100, _ -> Reply.status(403));
    assertWhole(fetch(inParts(0)));
  }

  @Test
  void goesOnAsOneStreamIfRangesAreNotHeeded() throws Exception {
    server.fallback(_ -> Reply.ok(body).header("Accept-Ranges", "bytes").header("ETag", "\"v1\""));
    assertWhole(fetch(inParts(0)));
  }

  @Test
  void neverMixesVersions() throws Exception {
    server.fallback(r -> r.header("Range").isEmpty() ? file : ofAnotherVersion(r));
    assertWhole(fetch(inParts(0)));
  }

  /** The range that was asked for, of another version, whatever If-Range says. */
  private static Reply ofAnotherVersion(RecordedRequest request) {
    var range = request.header("Range").orElseThrow().substring("bytes=".length());
    var ends = range.split("-", -1);
    var size = Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]) + 1;
    return Reply.status(206)
        .header("ETag", "\"v2\"")
        .header("Content-Range", "bytes " + range + "/" + SIZE)
        .body(new byte[size]);
  }

  @Test
  void goesOnWithWhatIsThereWithoutAGap() throws Exception {
    var part = "bytes=" + QUARTER + "-" + (2 * QUARTER - 1);
    server.fallback(r -> {
      if (!r.header("Range").equals(Optional.of(part))) return file;
      awaitEndOfFirstRange();
      return file.closeBeforeHead();
    });
    assertWhole(fetch(inParts(0)));
    assertThat(ranges()).endsWith(part, part, part, "bytes=" + QUARTER + "-");
  }

  /** The connection of the first range is closed then, since the answer has more. */
  private void awaitEndOfFirstRange() {
    while (server.requests().size() < 4 || server.openConnections() > 3)
      LockSupport.parkNanos(1_000_000);
  }

  @Test
  void keepsWhatIsThereWithoutAGapForALaterRun() throws Exception {
    var first = new AtomicInteger();
    server.fallback(r ->
        r.header("Range").isEmpty() && first.getAndIncrement() == 0
            ? file.truncateAfter(500_000)
            : file);
    var recording = inParts(0).withRecords(Records.defaults());
    failed(fetch(recording), Reason.TRUNCATED);
    assertThat(files()).anyMatch(f -> f.endsWith(".part")).anyMatch(f -> f.endsWith(".note"));
    var asked = server.requests().size();
    assertWhole(fetch(recording));
    assertThat(start(server.requests().get(asked))).contains(500_000L);
  }

  @Test
  void cancelEndsAllParts() throws Exception {
    var asked = new CountDownLatch(4);
    server.fallback(_ -> {
      asked.countDown();
      return file.stallAfter(1000);
    });
    var download = new Download(server.uri("/a"), "a");
    try (var job = Bunting.download(List.of(download), inParts(5))) {
      asked.await();
      job.cancel();
      failed(job.next().orElseThrow(), Reason.CANCELLED);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void aPartThatStallsIsAskedForAgain() throws Exception {
    answer(QUARTER, 1, f -> f.stallAfter(1000));
    assertWhole(fetch(inParts(0).withIdleTimeout(SHORT)));
  }

  @Test
  void fetchesManyLargeFilesInParts() throws Exception {
    server.fallback(_ -> file);
    var downloads =
        java.util.stream.IntStream.range(0, 6)
            .mapToObj(i -> new Download(server.uri("/" + i), "f" + i));
    for (var outcome : download(inParts(0).withMaxRequests(2), downloads.toArray(Download[]::new)))
      assertThat(saved(outcome).path()).hasDigest("SHA-256", body.sha256());
  }

  @Test
  void workersTogetherKeepToWhatAHostMayBeAskedFor() throws Exception {
    assumeThat(style).isEqualTo(Style.PROCESSES);
    server.fallback(_ -> file);
    var two = inParts(0).withMaxRequests(2);
    saved(fetch(two.withPoliteness(two.politeness().withPerHost(3))));
    assertThat(server.requests()).hasSize(1);
    saved(fetch(two.withPoliteness(two.politeness().withPerHost(4))));
    assertThat(server.requests()).hasSize(3);
  }
}
