package dev.bunting;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.Body;
import dev.bunting.server.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What listeners hear of a job, alike in every style. */
@ParameterizedClass
@EnumSource(Style.class)
class EventsContractTest extends EveryStyle {
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

  EventsContractTest(Style style) {
    super(style);
  }

  private <E extends Event> List<E> heard(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<String> kinds(List<Event> events) {
    return events.stream().map(e -> e.getClass().getSimpleName()).toList();
  }

  @Test
  void tellEveryAttemptOfARowWithItsReasonAndItsPhases() throws Exception {
    server.enqueue(Reply.status(500), Reply.ok("hello").truncateAfter(3), Reply.ok("hello"));
    saved(fetch(retrying(2).withListener(events::add)));
    assertThat(kinds(events))
        .containsExactly(
            Stream.concat(
                    range(0, 3).boxed().flatMap(_ -> Stream.of("AttemptStarted", "AttemptEnded")),
                    Stream.of("RowEnded"))
                .toArray(String[]::new));
    var ended = heard(Event.AttemptEnded.class);
    assertThat(ended)
        .extracting(Event.AttemptEnded::status)
        .containsExactly("http-500", "truncated", "ok");
    assertThat(ended).extracting(Event.AttemptEnded::attempt).containsExactly(1, 2, 3);
    assertThat(ended).extracting(e -> e.retryAt().isPresent()).containsExactly(true, true, false);
    assertThat(ended).allSatisfy(this::asksForTheFile);
  }

  private void asksForTheFile(Event.AttemptEnded ended) {
    assertThat(ended.index()).isEqualTo(1);
    assertThat(ended.uri()).isEqualTo(server.uri("/a"));
    assertThat(ended.trace().timings().await()).isPositive();
    assertThat(ended.traffic().sentAfter()).isPositive().isLessThan(ended.took().toNanos());
    assertThat(ended.traffic().connection()).isPositive();
    assertThat(ended.traffic().process()).isPositive();
    assertThat(ended.took()).isGreaterThan(Duration.ofNanos(ended.trace().timings().total()));
  }

  @Test
  void tellTheBytesThatCame() throws Exception {
    server.enqueue(Reply.ok(Body.generated(100_000)).truncateAfter(70_000));
    server.enqueue(Reply.ok(Body.generated(100_000)));
    saved(fetch(retrying(1).withListener(events::add)));
    var bytes = heard(Event.AttemptEnded.class).stream().map(e -> e.traffic().bytes()).toList();
    assertThat(bytes.getFirst()).isBetween(70_000L, 70_500L);
    assertThat(bytes.getLast()).isBetween(100_000L, 100_500L);
  }

  @Test
  void tellWhichAttemptsSharedAConnection() throws Exception {
    server.fallback(r -> r.path().equals("/f2") ? Reply.ok("x").thenClose() : Reply.ok("x"));
    download(options().withMaxRequests(1).withListener(events::add), rows(4));
    assertThat(heard(Event.AttemptEnded.class))
        .extracting(e -> e.traffic().connection())
        .containsExactly(1L, 1L, 1L, 2L);
    assertThat(heard(Event.AttemptEnded.class).getFirst().trace().timings().connect()).isPositive();
    assertThat(heard(Event.AttemptEnded.class).get(1).trace().timings().connect()).isZero();
  }

  @Test
  void tellThatAHostIsPausedAndForHowLong() throws Exception {
    server.enqueue(Reply.status(503).header("Retry-After", "1"), Reply.ok("hello"));
    saved(fetch(retrying(1).withListener(events::add)));
    var paused = heard(Event.HostPaused.class);
    assertThat(paused).hasSize(1);
    assertThat(paused.getFirst().host()).isEqualTo(server.uri("/").getHost());
    assertThat(paused.getFirst().why()).isEqualTo("http-503");
    assertThat(Duration.between(paused.getFirst().at(), paused.getFirst().until()))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(heard(Event.AttemptStarted.class).getLast().at())
        .isAfterOrEqualTo(paused.getFirst().until());
  }

  @Test
  void tellThatAHostGetsFewerRequests() throws Exception {
    server.enqueue(Reply.status(503));
    server.fallback(_ -> Reply.ok("x"));
    var adaptive = new Politeness(8, Duration.ZERO, Duration.ZERO, true, false, 0, Duration.ZERO);
    download(options().withPoliteness(adaptive).withListener(events::add), rows(20));
    var limits = heard(Event.HostLimited.class).stream().map(Event.HostLimited::requests).toList();
    assertThat(limits.getFirst()).isLessThan(8);
    assertThat(limits).allMatch(limit -> limit >= 1 && limit <= 8);
  }

  @Test
  void everyRowEndsOnceAfterItsAttempts() throws Exception {
    server.fallback(r -> r.path().equals("/f7") ? Reply.status(404) : Reply.ok("x"));
    var downloads = new ArrayList<>(List.of(rows(50)));
    downloads.add(downloads.getFirst());
    var outcomes =
        download(
            retrying(0).withRecords(Records.defaults()).withListener(events::add),
            downloads.toArray(Download[]::new));
    var ended = heard(Event.RowEnded.class).stream().map(Event.RowEnded::outcome).toList();
    assertThat(ended).isEqualTo(outcomes);
    assertThat(heard(Event.AttemptStarted.class)).hasSize(50);
    for (var row : ended) assertLast(row);
    assertThat(events).isSortedAccordingTo(Comparator.comparing(Event::at));
  }

  private void assertLast(Outcome row) {
    var all = events.stream().filter(e -> index(e) == row.index()).toList();
    if (row instanceof Outcome.Duplicate) assertThat(kinds(all)).containsExactly("RowEnded");
    else assertThat(kinds(all)).containsExactly("AttemptStarted", "AttemptEnded", "RowEnded");
  }

  private static long index(Event event) {
    return switch (event) {
      case Event.AttemptStarted a -> a.index();
      case Event.AttemptEnded a -> a.index();
      case Event.RowEnded r -> r.outcome().index();
      default -> 0;
    };
  }

  @Test
  void rowsThatNobodyReadAreToldAtTheEnd() throws Exception {
    server.fallback(_ -> Reply.ok("x"));
    try (var job = Bunting.download(List.of(rows(5)), options().withListener(events::add))) {
      job.next();
    }
    assertThat(heard(Event.AttemptEnded.class).size()).isLessThanOrEqualTo(5);
    assertThat(heard(Event.RowEnded.class)).isNotEmpty();
    assertThat(heard(Event.RowEnded.class).size())
        .isGreaterThanOrEqualTo(heard(Event.AttemptEnded.class).size());
  }

  @Test
  void aListenerThatThrowsIsNotCalledAgainAndHurtsNobody() throws Exception {
    server.fallback(_ -> Reply.ok("x"));
    var calls = new ArrayList<Event>();
    var options =
        options()
            .withListener(event -> {
              calls.add(event);
              throw new IllegalStateException("on purpose, to be seen in the log of the tests");
            })
            .withListener(events::add);
    for (var outcome : download(options, rows(10))) saved(outcome);
    assertThat(calls).hasSize(1);
    assertThat(heard(Event.RowEnded.class)).hasSize(10);
  }

  @Test
  void theRobotsFileIsToldAsNoRow() throws Exception {
    server.route("/robots.txt", Reply.status(404)).route("/a", Reply.ok("x"));
    var heeding = options().withPoliteness(Politeness.NONE.withRobots(true));
    saved(fetch(heeding.withListener(events::add)));
    assertThat(heard(Event.AttemptEnded.class))
        .extracting(Event.AttemptEnded::index)
        .containsExactly(0L, 1L);
  }
}
