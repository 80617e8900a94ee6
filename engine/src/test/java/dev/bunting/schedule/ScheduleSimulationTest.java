package dev.bunting.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Outcome;
import dev.bunting.Politeness;
import dev.bunting.Reason;
import dev.bunting.schedule.Simulation.Answer;
import dev.bunting.schedule.Simulation.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole jobs over many hosts, in simulated time. */
class ScheduleSimulationTest {
  private static final Politeness MANNERS =
      Politeness.NONE.withPerHost(16).withRetries(5, Duration.ofSeconds(1)).withAdaptive(true);
  private static final double CONNECT_TIMEOUT = 10;

  /** Before the probes: 1, 2, 4, 8 and 16 seconds, less what chance takes off. */
  private static final double PAUSES = 31;

  private final Map<String, Host> hosts = new HashMap<>();
  private final Map<String, Double> ideal = new HashMap<>();
  private final Map<String, Integer> rows = new HashMap<>();

  /** 1,000 hosts: one in twenty dead, one in twenty slow, the others of all kinds. */
  private List<Task> manyHosts(long seed, int perHost) {
    var random = new Random(seed);
    var names = new ArrayList<String>();
    for (int i = 0; i < 1000; i++) {
      var name = "h" + i + ".test";
      var count = 20 + random.nextInt(40);
      rows.put(name, count);
      for (int j = 0; j < count; j++) names.add(name);
      if (i % 20 == 0) dead(name);
      else answering(name, i % 20 == 1 ? 5 : 0.02 + random.nextDouble(), count, perHost);
    }
    Collections.shuffle(names, random);
    return IntStream.range(0, names.size())
        .mapToObj(i -> Simulation.task(i + 1, names.get(i)))
        .toList();
  }

  private void dead(String name) {
    hosts.put(name, (_, _) -> Answer.failed(CONNECT_TIMEOUT, Reason.CONNECT_TIMEOUT));
  }

  private void answering(String name, double seconds, int count, int perHost) {
    hosts.put(name, (_, _) -> Answer.ok(seconds / 2, seconds / 2));
    ideal.put(name, Math.ceil((double) count / perHost) * seconds);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 128, 256})
  void takesHardlyLongerThanItMust(int atOnce) {
    var tasks = manyHosts(7, MANNERS.perHost());
    var simulation = new Simulation(hosts, MANNERS, atOnce, 1);
    var took = simulation.run(tasks.iterator());
    // No order can be quicker than all the work over all who do it, nor than the longest host
    // alone, which may be a dead one: all its connections at once, and then five probes with
    // pauses between.
    var longest = ideal.values().stream().mapToDouble(d -> d).max().orElseThrow();
    var work = simulation.work() / atOnce;
    var dead = 6 * CONNECT_TIMEOUT + PAUSES;
    assertThat(took).isLessThanOrEqualTo(1.1 * Math.max(Math.max(work, longest), dead));
    assertThat(simulation.outcomes).hasSameSizeAs(tasks);
    var ofDeadHosts = tasks.stream().filter(t -> !ideal.containsKey(t.host())).count();
    assertThat(simulation.saved()).isEqualTo(tasks.size() - ofDeadHosts);
    hosts.keySet().stream()
        .filter(h -> !ideal.containsKey(h))
        .forEach(h -> assertThat(simulation.begins(h)).isLessThanOrEqualTo(16 + 5));
  }

  @Test
  void isTheSameEveryTime() {
    var tasks = manyHosts(3, MANNERS.perHost());
    var first = new Simulation(hosts, MANNERS, 64, 5);
    var second = new Simulation(hosts, MANNERS, 64, 5);
    assertThat(first.run(tasks.iterator())).isEqualTo(second.run(tasks.iterator()));
    assertThat(first.outcomes)
        .extracting(Outcome::index)
        .isEqualTo(second.outcomes.stream().map(Outcome::index).toList());
  }

  private static List<Task> tasks(String host, int first, int count) {
    return IntStream.range(first, first + count).mapToObj(i -> Simulation.task(i, host)).toList();
  }

  private static List<Task> inTurns(int hosts, int each) {
    return IntStream.range(0, hosts * each)
        .mapToObj(i -> Simulation.task(i + 1, "h" + i % hosts))
        .toList();
  }

  @Test
  void starvesNoHost() {
    for (int i = 0; i < 50; i++) hosts.put("h" + i, (_, _) -> Answer.ok(0.1, 0.1));
    var simulation = new Simulation(hosts, MANNERS, 10, 1);
    var took = simulation.run(inTurns(50, 100).iterator());
    for (var host : hosts.keySet()) assertThat(simulation.lastEnd(host)).isGreaterThan(took * 0.95);
  }

  @Test
  void keepsToItsRates() {
    for (int i = 0; i < 10; i++) hosts.put("h" + i, (_, _) -> Answer.ok(0.1, 0.1));
    var manners =
        MANNERS.withHostInterval(Duration.ofMillis(100)).withInterval(Duration.ofMillis(15));
    // The simulation itself looks at the times between two beginnings.
    var simulation = new Simulation(hosts, manners, 64, 1);
    var took = simulation.run(inTurns(10, 100).iterator());
    assertThat(took).isBetween(999 * 0.015, 999 * 0.015 * 1.05);
  }

  @Test
  void aSlowHostWhoseRowsComeFirstHoldsUpNobody() {
    hosts.put("slow", (_, _) -> Answer.ok(1, 9));
    var all = new ArrayList<>(tasks("slow", 1, 5000));
    for (int i = 0; i < 100; i++) {
      hosts.put("h" + i, (_, _) -> Answer.ok(0.1, 0.1));
      all.addAll(tasks("h" + i, 5001 + i * 100, 100));
    }
    var simulation = new Simulation(hosts, MANNERS, 64, 1);
    var took = simulation.run(all.iterator());
    assertThat(took).isLessThan(Math.ceil(5000 / 16.0) * 10 * 1.02);
    for (int i = 0; i < 100; i++) assertThat(simulation.lastEnd("h" + i)).isLessThan(60);
  }

  @Test
  void aDeadHostWhoseRowsComeFirstHoldsUpNobody() {
    dead("dead");
    var all = new ArrayList<>(tasks("dead", 1, 200_000));
    hosts.put("alive", (_, _) -> Answer.ok(0.1, 0.1));
    all.addAll(tasks("alive", 200_001, 1000));
    var simulation = new Simulation(hosts, MANNERS, 64, 1);
    var took = simulation.run(all.iterator());
    assertThat(simulation.begins("dead")).isEqualTo(16 + 5);
    assertThat(took).isLessThan(6 * CONNECT_TIMEOUT + PAUSES + 15);
    assertThat(simulation.outcomes).hasSize(201_000);
    assertThat(simulation.saved()).isEqualTo(1000);
    assertThat(simulation.outcomes.stream().filter(Outcome.Failed.class::isInstance))
        .allMatch(o -> ((Outcome.Failed) o).reason() == Reason.CONNECT_TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 500})
  void aServerThatStartsAgainCostsNoRow(int perHost) {
    hosts.put(
        "h",
        (now, _) ->
            now >= 5 && now < 15
                ? Answer.failed(0.001, Reason.CONNECT_REFUSED)
                : Answer.ok(0.1, 0.1));
    var simulation = new Simulation(hosts, MANNERS.withPerHost(perHost), 1000, 1);
    var count = 100 * perHost;
    simulation.run(tasks("h", 1, count).iterator());
    assertThat(simulation.saved()).isEqualTo(count);
    assertThat(simulation.begins("h")).isLessThanOrEqualTo(count + Math.max(perHost, 5) + 5);
  }

  @Test
  void oneRefusedRowIsTriedAsOftenAsAllowed() {
    hosts.put("h", (_, _) -> Answer.failed(0.001, Reason.CONNECT_REFUSED));
    var simulation = new Simulation(hosts, MANNERS, 64, 1);
    simulation.run(tasks("h", 1, 1).iterator());
    assertThat(simulation.begins("h")).isEqualTo(6);
    assertThat(((Outcome.Failed) simulation.outcomes.getFirst()).trace().attempts()).isEqualTo(6);
  }

  @Test
  void retriesAreBoundedByTheHostsBudget() {
    hosts.put("h", (_, _) -> Answer.status(0.01, 500, Optional.empty()));
    var simulation = new Simulation(hosts, MANNERS, 64, 1);
    simulation.run(tasks("h", 1, 10_000).iterator());
    assertThat(simulation.begins("h")).isEqualTo(10_000 + 100);
  }

  /** Rows that are done within the seconds, by a host with more rows than it can do. */
  private double perSecond(Host host, Politeness manners, int count) {
    hosts.put("h", host);
    var simulation = new Simulation(hosts, manners, 64, 1);
    var took = simulation.run(tasks("h", 1, count).iterator());
    assertThat(simulation.saved()).isEqualTo(count);
    return count / took;
  }

  /** Beyond its capacity, requests wait for each other; sizes of files are of all kinds. */
  private static Host withCapacity(int capacity, Loads loads) {
    var random = new Random(4);
    return (_, active) -> {
      loads.add(active);
      return Answer.ok(
          0.1 * Math.max(1, (double) active / capacity) * (0.9 + 0.2 * random.nextDouble()),
          0.01 * random.nextDouble());
    };
  }

  /** How many requests at once a host saw, in the second half of a run. */
  private static final class Loads {
    final List<Integer> all = new ArrayList<>();

    void add(int load) {
      all.add(load);
    }

    double settled() {
      return all.subList(all.size() / 2, all.size()).stream()
          .mapToInt(i -> i)
          .average()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 6, 8, 12})
  void settlesNearWhatTheServerCanDo(int capacity) {
    var loads = new Loads();
    var rate = perSecond(withCapacity(capacity, loads), MANNERS, 5000);
    assertThat(loads.settled()).isBetween(capacity * 0.8, capacity * 1.6 + 0.5);
    assertThat(rate).isGreaterThan(0.87 * capacity / 0.105);
  }

  @Test
  void asksAFewMoreAtOnceWhereThereIsNoReasonNot() {
    var loads = new Loads();
    perSecond(withCapacity(4, loads), MANNERS.withAdaptive(false), 5000);
    assertThat(loads.settled()).isGreaterThan(15.9);
  }

  @Test
  void keepsToTheFullLimitWhereTimesAreTheSame() {
    var loads = new Loads();
    perSecond(withCapacity(1000, loads), MANNERS, 5000);
    assertThat(loads.all.subList(16, loads.all.size() - 16)).allMatch(l -> l >= 15);
  }

  /** On a near network what grows with the requests at once is our own share of the time. */
  @Test
  void answersThatAreStillQuickAreNoReasonToAskLess() {
    var loads = new Loads();
    Host quick =
        (_, active) -> {
          loads.add(active);
          return Answer.ok(0.005 * active, 0);
        };
    perSecond(quick, MANNERS, 5000);
    assertThat(loads.all.subList(16, loads.all.size() - 16)).allMatch(l -> l >= 15);
  }

  /** Times of all kinds that have nothing to do with the load: most of the limit is kept. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void doesNotSpiralDownWhereTimesAreOfAllKinds(long seed) {
    var random = new Random(seed);
    var uniform = perSecond((_, _) -> Answer.ok(0.5 + 4.5 * random.nextDouble(), 0), MANNERS, 5000);
    var exponential =
        perSecond((_, _) -> Answer.ok(-Math.log(random.nextDouble()), 0), MANNERS, 5000);
    assertThat(uniform).isGreaterThan(0.9 * 16 / 2.75);
    assertThat(exponential).isGreaterThan(0.65 * 16);
  }

  @ParameterizedTest
  @CsvSource({"30, 30", "100000, 600"})
  void leavesAHostAloneAsLongAsItAsksWithinReason(long asked, double pause) {
    var later = Optional.of(Duration.ofSeconds(asked));
    hosts.put(
        "h",
        (now, _) -> {
          if (now < 1) return Answer.status(0.01, 429, later);
          assertThat(now).isGreaterThan(pause);
          return Answer.ok(0.1, 0);
        });
    hosts.put("other", (_, _) -> Answer.ok(0.1, 0));
    var all = new ArrayList<>(tasks("h", 1, 50));
    all.addAll(tasks("other", 51, 50));
    var simulation = new Simulation(hosts, MANNERS, 64, 1);
    assertThat(simulation.run(all.iterator())).isBetween(pause, pause + 20);
    assertThat(simulation.saved()).isEqualTo(100);
    assertThat(simulation.lastEnd("other")).isLessThan(5);
    assertThat(simulation.begins("h")).isEqualTo(50 + 16);
  }

  @Test
  void isAsQuickAsBeforeAfterABusyTime() {
    var random = new Random(1);
    Host busy =
        (now, _) ->
            now > 5 && now < 8
                ? Answer.status(0.01, 503, Optional.of(Duration.ofSeconds(1)))
                : Answer.ok(0.1 + 0.01 * random.nextDouble(), 0);
    var loads = new Loads();
    hosts.put(
        "h",
        (now, active) -> {
          if (now > 25) loads.add(active);
          return busy.answer(now, active);
        });
    var simulation = new Simulation(hosts, MANNERS, 64, 1);
    simulation.run(tasks("h", 1, 8000).iterator());
    assertThat(simulation.saved()).isEqualTo(8000);
    assertThat(loads.all.subList(0, 1000)).allMatch(l -> l >= 15);
  }

  @Test
  void isAsQuickAsBeforeAfterASlowTime() {
    var random = new Random(1);
    var loads = new Loads();
    hosts.put(
        "h",
        (now, active) -> {
          if (now > 60) loads.add(active);
          var base = 0.1 + 0.01 * random.nextDouble();
          return Answer.ok(now < 20 ? base * active : base, 0);
        });
    new Simulation(hosts, MANNERS, 64, 1).run(tasks("h", 1, 10_000).iterator());
    assertThat(loads.all.subList(0, 1000)).allMatch(l -> l >= 15);
  }
}
