package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.Future.State;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One pool, mistreated: one thread submits, another kills and cancels, and at some point it ends.
 */
final class FaultRound {
  /** With more, a pool may rightly give up: all could hit workers that are about to start. */
  private static final int MOST_KILLS = 5;

  private final Random random;
  private final long seed;
  private final Tally tally;
  private final ProcessPoolExecutor pool;
  private final List<Submitted> submitted = new ArrayList<>();

  /** A task's future, and the value it must have if it succeeds. */
  private record Submitted(Future<Integer> future, int expected) {}

  /** How many futures ended in which state. */
  static final class Tally {
    private final Map<State, Integer> states = new EnumMap<>(State.class);

    synchronized void count(State state) {
      states.merge(state, 1, Integer::sum);
    }

    @Override
    public synchronized String toString() {
      return "futures by state: " + states;
    }
  }

  FaultRound(long seed, Path directory, Tally tally) {
    this.seed = seed;
    this.tally = tally;
    random = new Random(seed);
    pool =
        ProcessPoolExecutor.builder()
            .workers(1 + random.nextInt(3))
            .maxTasksPerWorker(random.nextBoolean() ? 3 : Integer.MAX_VALUE)
            .idleTimeout(Duration.ofMillis(random.nextBoolean() ? 20 : 60_000))
            .cancelGrace(Duration.ofMillis(random.nextInt(3) * 10L))
            .workerOutput(Redirect.DISCARD)
            .jvmArgs("-Djava.io.tmpdir=" + directory)
            .build();
  }

  @Override
  public String toString() {
    return "round with seed " + seed + ": " + pool;
  }

  Void run() throws Exception {
    var chaos = Thread.ofPlatform().start(new Chaos(random.nextLong())::run);
    int tasks = 5 + random.nextInt(25);
    for (int i = 0; i < tasks; i++) submitOne(i);
    chaos.join();
    end();
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).as("seed %d", seed).isTrue();
    for (var task : submitted) check(task);
    return null;
  }

  private void submitOne(int number) throws InterruptedException {
    var future = start(number, random.nextInt(12));
    synchronized (submitted) {
      submitted.add(new Submitted(future, number));
    }
    if (random.nextInt(6) == 0) awaitDone(future);
  }

  private Future<Integer> start(int number, int kind) {
    return switch (kind) {
      case 0 -> pool.submit(() -> exit(number));
      case 1 -> pool.submit(() -> halt(number));
      case 2 -> pool.submit(() -> sleep(number));
      case 3 -> pool.submit(() -> spin(number, 20_000_000));
      case 4 -> pool.submit(FaultRound::first, new int[] {number, random.nextInt()});
      case 5 -> pool.submit(FaultRound::first, large(number));
      case 6 -> pool.submit(FaultRound::fail, number);
      default -> pool.submit(() -> spin(number, 1_000));
    };
  }

  private static int exit(int number) {
    System.exit(number);
    return number;
  }

  private static int halt(int number) {
    Runtime.getRuntime().halt(number);
    return number;
  }

  /** A task that an interrupt can reach; nobody waits for the time to pass. */
  private static int sleep(int number) throws InterruptedException {
    Thread.sleep(5);
    return number;
  }

  private static int spin(int number, int times) {
    for (int i = 0; i < times; i++) Thread.onSpinWait();
    return number;
  }

  private static int[] large(int number) {
    var array = new int[100_000];
    array[0] = number;
    return array;
  }

  private static int first(int[] numbers) {
    return numbers[0];
  }

  private static int fail(int number) {
    throw new IllegalStateException("task " + number);
  }

  private static void awaitDone(Future<?> future) throws InterruptedException {
    Futures.await(List.of(future), Futures.Until.ALL_COMPLETED);
  }

  private void end() throws InterruptedException {
    switch (random.nextInt(6)) {
      case 0 -> pool.close();
      case 1 -> pool.shutdown();
      case 2 -> assertThat(pool.shutdownNow()).allMatch(task -> ((Future<?>) task).isCancelled());
      case 3 -> pool.killWorkers();
      case 4 -> pool.terminateWorkers();
      default -> {
        Thread.currentThread().interrupt();
        pool.close();
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }

  private void check(Submitted task) {
    var state = task.future().state();
    tally.count(state);
    assertThat(state).as("seed %d, task %d", seed, task.expected()).isNotEqualTo(State.RUNNING);
    if (state == State.SUCCESS) assertThat(task.future().resultNow()).isEqualTo(task.expected());
    if (state == State.FAILED) {
      assertThat(task.future().exceptionNow())
          .isInstanceOfAny(
              WorkerDiedException.class, IllegalStateException.class, InterruptedException.class);
    }
  }

  /** What happens meanwhile. */
  private final class Chaos {
    private final Random random;

    Chaos(long seed) {
      random = new Random(seed);
    }

    void run() {
      for (int i = 0; i < 12; i++) {
        // Spreads the faults over the life of the workers; nothing depends on how long it is.
        LockSupport.parkNanos(random.nextLong(15_000_000));
        if (i < MOST_KILLS && random.nextBoolean()) kill();
        else cancel();
      }
    }

    private void kill() {
      var workers = pool.workers();
      if (!workers.isEmpty()) workers.get(random.nextInt(workers.size())).destroyForcibly();
    }

    private void cancel() {
      synchronized (submitted) {
        if (!submitted.isEmpty()) {
          submitted.get(random.nextInt(submitted.size())).future().cancel(random.nextBoolean());
        }
      }
    }
  }
}
