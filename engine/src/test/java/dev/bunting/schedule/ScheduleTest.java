package dev.bunting.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Download;
import dev.bunting.Outcome;
import dev.bunting.Politeness;
import dev.bunting.Reason;
import dev.bunting.Timings;
import dev.bunting.Trace;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  /** As the schedule has it. */
  private static final int MOST_OUTCOMES = 8192;

  private final Schedule schedule = new Schedule(Politeness.NONE, new Random(1));

  private static Task task(long index) {
    return new Task(index, new Download(URI.create("http://h/" + index), "f" + index), "f" + index);
  }

  private static Outcome outcome(Task task) {
    var uri = task.download().uri();
    var trace = new Trace(OptionalInt.of(404), "", 1, Instant.EPOCH, Timings.NONE, uri);
    return new Outcome.NotFound(task.index(), task.download(), trace);
  }

  private static Result result(Task task) {
    return new Result(System.nanoTime(), outcome(task), Optional.empty());
  }

  @Test
  void handsOutTasksInTheirOrder() throws Exception {
    for (int i = 1; i <= 3; i++) schedule.add(task(i));
    schedule.allRead();
    assertThat(schedule.take()).contains(task(1));
    assertThat(schedule.poll()).contains(task(2));
    assertThat(schedule.take()).contains(task(3));
    assertThat(schedule.poll()).isEmpty();
    for (int i = 1; i <= 3; i++) schedule.done(task(i), result(task(i)));
    assertThat(schedule.take()).isEmpty();
    assertThat(schedule.noMoreTasks()).isTrue();
  }

  @Test
  void endsOnlyWhenEveryTaskHasItsOutcome() throws Exception {
    schedule.add(task(1));
    schedule.allRead();
    var taken = schedule.take().orElseThrow();
    var reader = Thread.ofVirtual().start(() -> assertThat(drain()).isEqualTo(1));
    schedule.done(taken, result(taken));
    reader.join();
    assertThat(schedule.next()).isEmpty();
  }

  private int drain() {
    try {
      var count = 0;
      while (schedule.next().isPresent()) count++;
      return count;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void cancelEndsWhatWaitsAndDropsWhatComes() throws Exception {
    schedule.add(task(1));
    schedule.add(task(2));
    var running = schedule.take().orElseThrow();
    schedule.cancel(Reason.CANCELLED);
    assertThat(schedule.add(task(3))).isFalse();
    assertThat(schedule.take()).isEmpty();
    var cancelled = (Outcome.Failed) schedule.next().orElseThrow().outcome();
    assertThat(cancelled.reason()).isEqualTo(Reason.CANCELLED);
    assertThat(cancelled.index()).isEqualTo(2);
    schedule.done(running, result(running));
    assertThat(schedule.next()).isPresent();
    assertThat(schedule.next()).isEmpty();
  }

  @Test
  void theFirstReasonToEndCounts() throws Exception {
    schedule.add(task(1));
    assertThat(schedule.cancel(Reason.DEADLINE)).isEqualTo(Reason.DEADLINE);
    assertThat(schedule.cancel(Reason.CANCELLED)).isEqualTo(Reason.DEADLINE);
    assertThat(schedule.isOver()).isTrue();
    var ended = (Outcome.Failed) schedule.next().orElseThrow().outcome();
    assertThat(ended.reason()).isEqualTo(Reason.DEADLINE);
    assertThat(ended.trace().attempts()).isZero();
  }

  @Test
  void givesUpAfterSoManyFailures() throws Exception {
    var told = new ArrayList<Reason>();
    schedule.giveUpAfter(2, told::add);
    for (int i = 1; i <= 5; i++) schedule.add(task(i));
    for (int i = 1; i <= 2; i++) {
      assertThat(told).isEmpty();
      var task = schedule.take().orElseThrow();
      schedule.done(task, failed(task));
    }
    assertThat(told).containsExactly(Reason.CANCELLED);
    assertThat(schedule.take()).isEmpty();
    assertThat(schedule.isOver()).isTrue();
    var reasons = new ArrayList<Reason>();
    for (var next = schedule.next(); next.isPresent(); next = schedule.next())
      reasons.add(((Outcome.Failed) next.get().outcome()).reason());
    assertThat(reasons)
        .containsExactly(
            Reason.TRUNCATED,
            Reason.TRUNCATED,
            Reason.CANCELLED,
            Reason.CANCELLED,
            Reason.CANCELLED);
  }

  private static Result failed(Task task) {
    var uri = task.download().uri();
    var trace = new Trace(OptionalInt.empty(), "", 1, Instant.EPOCH, Timings.NONE, uri);
    var outcome = new Outcome.Failed(task.index(), task.download(), trace, Reason.TRUNCATED, "cut");
    return new Result(System.nanoTime(), outcome, Optional.empty());
  }

  /**
   * One who waits for a task is enough for rows to be read ahead, when those that were read must
   * wait: else each of them would begin only when another one has ended.
   */
  @Test
  void readsOnForThoseWhoWaitWhileOneHostHasNoRoom() throws Exception {
    var polite = new Schedule(Politeness.NONE.withPerHost(1), new Random(1));
    var feeder =
        Thread.ofVirtual()
            .start(() -> {
              try {
                for (int i = 1; i <= 3000; i++) polite.add(task(i));
                for (int i = 1; i <= 8; i++) polite.add(other(i));
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    var taken = new CountDownLatch(9);
    var takers =
        IntStream.range(0, 9)
            .mapToObj(_ ->
                Thread.ofVirtual()
                    .start(() -> {
                      try {
                        polite.take();
                        taken.countDown();
                      } catch (InterruptedException e) {
                        throw new AssertionError(e);
                      }
                    }))
            .toList();
    assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();
    polite.cancel(Reason.CANCELLED);
    feeder.join();
    for (var taker : takers) taker.join();
  }

  private static Task other(long i) {
    return new Task(3000 + i, new Download(URI.create("http://h" + i + "/"), "o" + i), "o" + i);
  }

  @Test
  void handsOutNoMoreWhileTooManyOutcomesWait() throws Exception {
    var feeder = Thread.ofVirtual().start(() -> addAll(20_000));
    for (int handedOut = 0; handedOut < MOST_OUTCOMES; handedOut++) {
      var task = schedule.take().orElseThrow();
      schedule.done(task, result(task));
    }
    assertThat(schedule.poll()).isEmpty();
    schedule.next();
    assertThat(schedule.take()).isPresent();
    schedule.cancel(Reason.CANCELLED);
    feeder.join();
  }

  private void addAll(int count) {
    try {
      for (int i = 1; i <= count; i++) schedule.add(task(i));
      schedule.allRead();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void losesAndDoublesNothingBetweenManyThreads() throws Exception {
    var seen = ConcurrentHashMap.<Long>newKeySet();
    var workers =
        IntStream.range(0, 16).mapToObj(_ -> Thread.ofVirtual().start(this::work)).toList();
    var feeder = Thread.ofVirtual().start(() -> addAll(50_000));
    for (var next = schedule.next(); next.isPresent(); next = schedule.next())
      assertThat(seen.add(next.get().outcome().index())).isTrue();
    assertThat(seen).hasSize(50_000);
    feeder.join();
    for (var worker : workers) worker.join();
  }

  private void work() {
    try {
      for (var task = schedule.take(); task.isPresent(); task = schedule.take())
        schedule.done(task.get(), result(task.get()));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
