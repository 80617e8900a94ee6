package dev.bunting.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Download;
import dev.bunting.FileVersion;
import dev.bunting.Outcome;
import dev.bunting.Politeness;
import dev.bunting.Reason;
import dev.bunting.Timings;
import dev.bunting.Trace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * A job in simulated time, on one thread: a schedule, a crew that is always quick, and hosts that
 * answer as they are made to. The same seed gives the same run. What must hold at every moment is
 * checked at every moment.
 */
final class Simulation {
  /** What a host does with a request. */
  interface Host {
    /**
     * What becomes of a request that begins now.
     *
     * @param now seconds since the beginning
     * @param active how many requests it has, this one included
     */
    Answer answer(double now, int active);
  }

  /**
   * What becomes of a request.
   *
   * @param await seconds to the first byte, or to the failure
   * @param receive seconds from there to the end
   * @param reason why it fails, if it does
   * @param status with which status, if any
   */
  record Answer(
      double await, double receive, Optional<Reason> reason, int status, Optional<Duration> later) {
    static Answer ok(double await, double receive) {
      return new Answer(await, receive, Optional.empty(), 200, Optional.empty());
    }

    static Answer failed(double after, Reason reason) {
      return new Answer(after, 0, Optional.of(reason), 0, Optional.empty());
    }

    static Answer status(double after, int status, Optional<Duration> later) {
      return new Answer(after, 0, Optional.of(Reason.HTTP_STATUS), status, later);
    }
  }

  private record Running(Task task, Answer answer, long begun, long ends) {}

  private static final double SECOND = 1e9;

  private final Map<String, Host> hosts;
  private final Politeness politeness;
  private final int atOnce;
  private final Schedule schedule;
  private long now = 1_000_000;

  private final PriorityQueue<Running> running =
      new PriorityQueue<>(
          Comparator.comparingLong(Running::ends).thenComparingLong(r -> r.task().index()));
  private final Map<String, Integer> active = new HashMap<>();
  private final Map<String, Long> begunAt = new HashMap<>();
  private final Map<String, Double> lastEnd = new HashMap<>();
  private final Map<String, Integer> begins = new HashMap<>();
  private final Set<Long> ended = new HashSet<>();
  final List<Outcome> outcomes = new ArrayList<>();
  private long lastBegun = Long.MIN_VALUE;
  private int peak;
  private double work;

  Simulation(Map<String, Host> hosts, Politeness politeness, int atOnce, long seed) {
    this.hosts = hosts;
    this.politeness = politeness;
    this.atOnce = atOnce;
    schedule = new Schedule(politeness, new Random(seed), () -> now);
  }

  static Task task(long index, String host) {
    var uri = URI.create("http://" + host + "/" + index);
    return new Task(index, new Download(uri, "f" + index), "f" + index);
  }

  /** Runs until every task has its outcome; returns the simulated seconds that took. */
  double run(Iterator<Task> tasks) {
    var next = tasks.hasNext() ? tasks.next() : null;
    while (true) {
      var took = 0;
      do {
        took = takeAll();
        while (next != null && schedule.offer(next)) {
          next = tasks.hasNext() ? tasks.next() : null;
          took++;
          // The crew is as quick as the reader: so it is while rows come.
          if (running.size() < atOnce) takeAll();
        }
        if (next == null) schedule.allRead();
      } while (took > 0);
      drain();
      if (running.isEmpty() && schedule.noMoreTasks()) return seconds();
      step();
    }
  }

  double seconds() {
    return (now - 1_000_000) / SECOND;
  }

  private int takeAll() {
    var count = 0;
    while (running.size() < atOnce) {
      var task = schedule.poll();
      if (task.isEmpty()) break;
      begin(task.get());
      count++;
    }
    return count;
  }

  private void begin(Task task) {
    var host = task.host();
    var load = active.merge(host, 1, Integer::sum);
    assertThat(load).as("requests at once to " + host).isLessThanOrEqualTo(politeness.perHost());
    if (!politeness.hostInterval().isZero() && begunAt.containsKey(host))
      assertThat(now - begunAt.getOrDefault(host, 0L))
          .isGreaterThanOrEqualTo(politeness.hostInterval().toNanos());
    if (!politeness.interval().isZero() && lastBegun != Long.MIN_VALUE)
      assertThat(now - lastBegun).isGreaterThanOrEqualTo(politeness.interval().toNanos());
    begunAt.put(host, now);
    lastBegun = now;
    begins.merge(host, 1, Integer::sum);
    var answer = Objects.requireNonNull(hosts.get(host)).answer(seconds(), load);
    var took = answer.await() + answer.receive();
    work += took;
    running.add(new Running(task, answer, now, now + (long) (took * SECOND)));
    peak = Math.max(peak, running.size());
    assertThat(running.size()).isLessThanOrEqualTo(atOnce);
  }

  /** On to the next moment at which anything happens. */
  private void step() {
    var wait = running.size() < atOnce ? schedule.nanosUntilTask() : Long.MAX_VALUE;
    var wake = wait == Long.MAX_VALUE ? wait : now + Math.max(wait, 1);
    if (running.isEmpty() || wake < running.peek().ends()) {
      assertThat(wake).as("somebody must know how it goes on").isLessThan(Long.MAX_VALUE);
      now = wake;
      return;
    }
    now = running.peek().ends();
    while (!running.isEmpty() && running.peek().ends() <= now) end(running.remove());
  }

  private void end(Running r) {
    active.merge(r.task().host(), -1, Integer::sum);
    lastEnd.put(r.task().host(), seconds());
    schedule.done(r.task(), new Result(r.begun(), outcome(r), r.answer().later()));
  }

  private static Outcome outcome(Running r) {
    var task = r.task();
    var answer = r.answer();
    var uri = task.download().uri();
    var status = answer.status() == 0 ? OptionalInt.empty() : OptionalInt.of(answer.status());
    var timings =
        new Timings(0, 0, 0, (long) (answer.await() * SECOND), (long) (answer.receive() * SECOND));
    var trace = new Trace(status, "", task.attempt(), Instant.EPOCH, timings, uri);
    if (answer.reason().isPresent())
      return new Outcome.Failed(
          task.index(), task.download(), trace, answer.reason().get(), "simulated");
    return new Outcome.Saved(
        task.index(),
        task.download(),
        trace,
        Path.of(task.name()),
        1,
        Optional.empty(),
        FileVersion.UNKNOWN,
        true);
  }

  private void drain() {
    for (var next = schedule.pollOutcome(); next.isPresent(); next = schedule.pollOutcome()) {
      var outcome = next.get().outcome();
      assertThat(ended.add(outcome.index())).as("row " + outcome.index() + " ends once").isTrue();
      outcomes.add(outcome);
    }
  }

  /** How many requests the host got. */
  int begins(String host) {
    return begins.getOrDefault(host, 0);
  }

  int begins() {
    return begins.values().stream().mapToInt(i -> i).sum();
  }

  /** When the host's last request ended, in seconds. */
  double lastEnd(String host) {
    return lastEnd.getOrDefault(host, 0.0);
  }

  /** The most requests at once, and the seconds of all of them together. */
  int peak() {
    return peak;
  }

  double work() {
    return work;
  }

  long saved() {
    return outcomes.stream().filter(Outcome.Saved.class::isInstance).count();
  }
}
