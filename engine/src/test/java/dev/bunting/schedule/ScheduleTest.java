package dev.bunting.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Download;
import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.Timings;
import dev.bunting.Trace;
import java.net.URI;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private final Schedule schedule = new Schedule();

  private static Task task(long index) {
    return new Task(index, new Download(URI.create("http://h/" + index), "f" + index), "f" + index);
  }

  private static Outcome outcome(Task task) {
    var trace = new Trace(OptionalInt.of(404), "", 1, Instant.EPOCH, Timings.NONE);
    return new Outcome.NotFound(task.index(), task.download(), trace);
  }

  @Test
  void handsOutTasksInTheirOrder() throws Exception {
    for (int i = 1; i <= 3; i++) schedule.add(task(i));
    schedule.allRead();
    assertThat(schedule.take()).contains(task(1));
    assertThat(schedule.poll()).contains(task(2));
    assertThat(schedule.take()).contains(task(3));
    assertThat(schedule.take()).isEmpty();
    assertThat(schedule.poll()).isEmpty();
  }

  @Test
  void endsOnlyWhenEveryTaskHasItsOutcome() throws Exception {
    schedule.add(task(1));
    schedule.allRead();
    var taken = schedule.take().orElseThrow();
    var reader = Thread.ofVirtual().start(() -> assertThat(drain()).isEqualTo(1));
    schedule.done(outcome(taken));
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
    schedule.cancel();
    assertThat(schedule.add(task(3))).isFalse();
    assertThat(schedule.take()).isEmpty();
    var cancelled = (Outcome.Failed) schedule.next().orElseThrow();
    assertThat(cancelled.reason()).isEqualTo(Reason.CANCELLED);
    assertThat(cancelled.index()).isEqualTo(2);
    schedule.done(outcome(running));
    assertThat(schedule.next()).isPresent();
    assertThat(schedule.next()).isEmpty();
  }

  @Test
  void handsOutNoMoreWhileTooManyOutcomesWait() throws Exception {
    var feeder = Thread.ofVirtual().start(() -> addAll(20_000));
    var handedOut = 0;
    while (schedule.noMoreTasks() == false) {
      var task = schedule.poll();
      if (task.isPresent()) {
        handedOut++;
        schedule.done(outcome(task.get()));
      } else if (feeder.getState() == Thread.State.WAITING) break;
    }
    assertThat(handedOut).isLessThan(20_000);
    schedule.cancel();
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
      assertThat(seen.add(next.get().index())).isTrue();
    assertThat(seen).hasSize(50_000);
    feeder.join();
    for (var worker : workers) worker.join();
  }

  private void work() {
    try {
      for (var task = schedule.take(); task.isPresent(); task = schedule.take())
        schedule.done(outcome(task.get()));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
