package dev.bunting.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FateTest {
  private static final FlagsServerOptions ERROR = FlagsServerOptions.error().withSeed(7);
  private static final Reply RIGHT = Reply.ok("right");

  private static RecordedRequest request(String path) {
    return new RecordedRequest(1, 1, "GET", path, "HTTP/1.1", List.of());
  }

  /** A reply's fate in a form that two replies can be compared by. */
  private static String describe(Reply reply) {
    return reply.head().status() + " " + reply.pace().headDelay() + " " + reply.fault();
  }

  private static Map<String, List<String>> draw(FlagsServerOptions options, List<String> paths) {
    var fate = new Fate(options);
    var drawn = new HashMap<String, List<String>>();
    for (var path : paths) {
      var fates = drawn.computeIfAbsent(path, _ -> new ArrayList<>());
      fates.add(describe(fate.befall(RIGHT, request(path))));
    }
    return drawn;
  }

  private static List<String> paths() {
    return IntStream.range(0, 1000).mapToObj(i -> "/" + i % 250).toList();
  }

  @Test
  void givesEachPathTheSameFateInAnyOrder() {
    var shuffled = new ArrayList<>(paths());
    Collections.shuffle(shuffled, new Random(1));
    assertThat(draw(ERROR, shuffled)).isEqualTo(draw(ERROR, paths()));
  }

  @Test
  void changesWithTheSeedAndTheCount() {
    assertThat(draw(ERROR.withSeed(8), paths())).isNotEqualTo(draw(ERROR, paths()));
    assertThat(draw(ERROR, List.of("/", "/", "/")).get("/")).doesNotHaveDuplicates();
  }

  @Test
  void delaysEvenlyBetweenTheBounds() {
    var fate = new Fate(FlagsServerOptions.delay().withSeed(1));
    var millis =
        paths().stream()
            .mapToLong(path -> fate.befall(RIGHT, request(path)).pace().headDelay().toMillis())
            .summaryStatistics();
    assertThat(millis.getMin()).isBetween(500L, 600L);
    assertThat(millis.getAverage()).isBetween(2600.0, 2900.0);
    assertThat(millis.getMax()).isBetween(4900L, 5000L);
  }

  @Test
  void spoilsAQuarterInAllWays() {
    var fate = new Fate(ERROR);
    var wrong = new ArrayList<String>();
    for (var path : paths()) {
      var reply = fate.befall(RIGHT, request(path));
      var sort = reply.head().status() + " " + reply.fault();
      if (!sort.equals("200 " + Fault.NONE)) wrong.add(sort);
    }
    assertThat(wrong).hasSizeBetween(200, 300);
    assertThat(wrong.stream().distinct()).hasSize(ErrorKind.values().length);
  }

  @Test
  void spoilsOnlyInTheWaysThatWereChosen() {
    var fate = new Fate(ERROR.withErrorRate(1).withErrorKinds(EnumSet.of(ErrorKind.UNAVAILABLE)));
    for (var path : paths()) {
      assertThat(fate.befall(RIGHT, request(path)).head().status()).isEqualTo(503);
    }
  }

  @Test
  void truncatesAlsoWhatHasNoBody() {
    var reply = ErrorKind.TRUNCATED.spoil(RIGHT, true);
    assertThat(reply.fault()).isEqualTo(RIGHT.closeBeforeHead().fault());
  }

  @Test
  void waitsOnTheServerBeforeItAnswers() throws IOException {
    var slept = new ConcurrentLinkedQueue<Duration>();
    var options =
        FlagsServerOptions.local().withPort(0).withDelays(DelayRange.of(Duration.ofDays(1)));
    try (var server = FlagsServer.start(options, slept::add);
        var client = RawClient.to(server.port())) {
      assertThat(client.get("/nowhere").read("HTTP/1.1 404")).isEqualTo("HTTP/1.1 404");
      assertThat(slept).containsExactly(Duration.ofDays(1));
    }
  }
}
