package dev.bunting.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Download;
import dev.bunting.Outcome;
import dev.bunting.Politeness;
import dev.bunting.Reason;
import dev.bunting.Timings;
import dev.bunting.Trace;
import dev.bunting.Traffic;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the schedule makes of robots.txt, on a clock of its own. */
class ScheduleRobotsTest {
  private long now = 1;
  private long rows;
  private Schedule schedule = heeding(Politeness.NONE);

  private Schedule heeding(Politeness politeness) {
    var heeding = new Schedule(politeness, new Random(1), () -> now);
    heeding.heedRobots("bunting");
    return heeding;
  }

  private void add(String uri) {
    var download = Download.of(URI.create(uri));
    assertThat(schedule.offer(new Task(++rows, download, "f" + rows))).isTrue();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  /** What is handed out now. */
  private Task next(String uri) {
    var task = schedule.poll().orElseThrow();
    assertThat(task.uri()).hasToString(uri);
    return task;
  }

  private void answer(Task task, String text) {
    schedule.done(
        task,
        new Result(
            now,
            outcome(task, 404),
            Optional.empty(),
            Optional.empty(),
            Optional.of(text),
            Traffic.NONE));
  }

  private void status(Task task, int status) {
    schedule.done(task, new Result(now, outcome(task, status), Optional.empty()));
  }

  private static Outcome outcome(Task task, int status) {
    var trace = new Trace(OptionalInt.of(status), "", 1, Instant.EPOCH, Timings.NONE, task.uri());
    if (status == 404) return new Outcome.NotFound(task.index(), task.download(), trace);
    return new Outcome.Failed(
        task.index(), task.download(), trace, Reason.HTTP_STATUS, "HTTP " + status);
  }

  private void finish(String uri) {
    status(next(uri), 404);
  }

  @Test
  void asksOnceBeforeTheFirstTaskOfAnOriginAndHoldsNobodyElseUp() {
    add("http://h/a");
    add("http://h:80/b");
    add("http://other/c");
    var first = next("http://h/robots.txt");
    var second = next("http://other/robots.txt");
    assertThat(schedule.poll()).isEmpty();
    answer(second, "");
    finish("http://other/c");
    assertThat(schedule.poll()).isEmpty();
    answer(first, "");
    finish("http://h/a");
    finish("http://h:80/b");
  }

  @Test
  void eachSchemeAndPortHasItsOwn() {
    add("http://h/a");
    add("https://h/a");
    add("http://h:8080/a");
    for (var origin : new String[] {"http://h", "https://h", "http://h:8080"}) {
      answer(next(origin + "/robots.txt"), "");
      finish(origin + "/a");
    }
  }

  @Test
  void waitsBetweenTheRequestsAsLongAsTheSiteWants() {
    for (var path : new String[] {"a", "b", "c"}) add("http://h/" + path);
    answer(next("http://h/robots.txt"), "User-agent: *\nCrawl-delay: 5\nDisallow: /b");
    pass(Duration.ofSeconds(4));
    assertThat(schedule.poll()).isEmpty();
    assertThat(schedule.nanosUntilTask()).isEqualTo(Duration.ofSeconds(1).toNanos());
    pass(Duration.ofSeconds(1));
    finish("http://h/a");
    assertThat(schedule.poll()).isEmpty();
    pass(Duration.ofSeconds(5));
    finish("http://h/c");
  }

  @Test
  void aLongerIntervalOfTheUserStays() {
    schedule = heeding(Politeness.NONE.withHostInterval(Duration.ofSeconds(9)));
    add("http://h/a");
    answer(next("http://h/robots.txt"), "User-agent: *\nCrawl-delay: 5");
    pass(Duration.ofSeconds(8));
    assertThat(schedule.poll()).isEmpty();
    pass(Duration.ofSeconds(1));
    finish("http://h/a");
  }

  @Test
  void asksAgainAfterADay() {
    add("http://h/a");
    answer(next("http://h/robots.txt"), "");
    finish("http://h/a");
    pass(Duration.ofHours(23));
    add("http://h/b");
    finish("http://h/b");
    pass(Duration.ofHours(2));
    add("http://h/c");
    next("http://h/robots.txt");
  }

  @Test
  void asksASiteThatFailedAgainAfterFiveMinutes() {
    add("http://h/a");
    status(next("http://h/robots.txt"), 500);
    add("http://h/b");
    assertThat(schedule.poll()).isEmpty();
    assertThat(schedule.pollOutcome().orElseThrow().outcome().index()).isEqualTo(1);
    assertThat(schedule.pollOutcome().orElseThrow().outcome().index()).isEqualTo(2);
    pass(Duration.ofMinutes(6));
    add("http://h/c");
    next("http://h/robots.txt");
  }

  @Test
  void remembersTheLastTenThousandHosts() {
    for (int i = 0; i <= 10_000; i++) {
      add("http://h" + i + "/a");
      answer(next("http://h" + i + "/robots.txt"), "");
      finish("http://h" + i + "/a");
      assertThat(schedule.pollOutcome()).isPresent();
    }
    add("http://h1/b");
    finish("http://h1/b");
    add("http://h0/b");
    next("http://h0/robots.txt");
  }

  @Test
  void manyHostsAtOnceAllHaveTheirTurn() {
    for (int i = 0; i < 1000; i++) add("http://h" + i + "/a");
    var left = 1000;
    for (var task = schedule.poll(); task.isPresent(); task = schedule.poll()) {
      if (task.get().isRobots()) answer(task.get(), "");
      else {
        status(task.get(), 404);
        left--;
      }
    }
    assertThat(left).isZero();
  }

  @Test
  void takersAreToldWhenAllIsDenied() throws Exception {
    add("http://h/a");
    schedule.allRead();
    var robots = schedule.take().orElseThrow();
    var taker = Thread.ofVirtual().start(this::takeNothing);
    answer(robots, "User-agent: *\nDisallow: /");
    assertThat(schedule.take()).isEmpty();
    assertThat(taker.join(Duration.ofSeconds(60))).isTrue();
    assertThat(schedule.next().orElseThrow().outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(schedule.next()).isEmpty();
  }

  private void takeNothing() {
    try {
      assertThat(schedule.take()).isEmpty();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
