package dev.bunting.futures;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The figures that docs/process-pool.md and docs/performance.md quote, beside Python's, from one
 * run and with two workers. It lives in the library's package for the sake of its package-private
 * future.
 */
final class FuturesBenchmark {
  private static final int WORKERS = 2;
  private static final List<Long> PRIMES =
      LongStream.of(9007199254740881L, 9007199254740847L, 9007199254740761L, 9007199254740727L)
          .flatMap(n -> LongStream.generate(() -> n).limit(16))
          .boxed()
          .toList();

  /** Name, unit, and the goal as FUTURES.md states it. */
  private enum Figure {
    LATENCY("process pool latency p50", "us", "<= 60, >= 5x"),
    SUBMIT("process pool, submit(lambda)", "tasks/s", ">= 40000"),
    MAP("process pool, map", "tasks/s", ">= 100000"),
    CHUNKS("process pool, map, chunk 250", "items/s", ">= 2000000"),
    ECHO("1 MiB echo p50", "ms", "<= 2"),
    COLD("first result, cold worker", "ms", "<= 120"),
    COLD_AOT("first result, cold worker, AOT cache", "ms", "<= 80"),
    CRASH("crash -> failed future", "ms", "<= 50"),
    RESPAWN("crash -> next result", "ms", "<= 250"),
    AS_COMPLETED_OWN("asCompleted, own futures", "/s", ">= 1000000"),
    AS_COMPLETED_FOREIGN("asCompleted, FutureTask", "/s", ">= 150000"),
    THREAD_MAP("map on 2 threads, window 64", "/s", ">= 900000"),
    THREAD_MAP_UNORDERED("the same, results as they finish", "/s", ">= 900000"),
    MAP_CONCURRENT("Gatherers.mapConcurrent(64), to compare", "/s", ""),
    PRIMES_THREADS("primes, 2 threads, speed-up", "x", ">= 1.9"),
    PRIMES_PROCESSES("primes, 2 warm processes, speed-up", "x", ">= 1.7");

    private final String title;
    private final String unit;
    private final String goal;

    Figure(String title, String unit, String goal) {
      this.title = title;
      this.unit = unit;
      this.goal = goal;
    }

    private String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private final Map<String, List<Double>> ours = new LinkedHashMap<>();
  private final Map<String, List<Double>> pythons = new LinkedHashMap<>();

  public static void main(String[] args) throws Exception {
    Path baseline = Path.of(args[0]);
    Path aotCache = Path.of(args[1]);
    int rounds = Integer.parseInt(args[2]);
    var benchmark = new FuturesBenchmark();
    for (int round = 1; round <= rounds; round++) {
      System.err.println("round " + round + " of " + rounds + ", load " + load());
      benchmark.runPython(baseline);
      benchmark.runOurs(aotCache);
    }
    benchmark.print();
  }

  private static String load() throws IOException {
    Path load = Path.of("/proc/loadavg");
    return Files.exists(load) ? Files.readString(load).trim() : "unknown";
  }

  private void runPython(Path script) throws Exception {
    var python =
        new ProcessBuilder("python3", script.toString()).redirectError(Redirect.INHERIT).start();
    try (var lines = python.inputReader()) {
      lines
          .lines()
          .map(line -> line.split(" "))
          .forEach(pair -> add(pythons, pair[0], Double.parseDouble(pair[1])));
    }
    if (python.waitFor() != 0) {
      throw new IllegalStateException("the Python side failed");
    }
  }

  private static void add(Map<String, List<Double>> to, String key, double value) {
    to.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
  }

  private void runOurs(Path aotCache) throws Exception {
    try (var pool = ProcessPoolExecutor.builder().workers(WORKERS).build()) {
      warmPool(pool);
      throughput(pool);
    }
    crash();
    cold(Figure.COLD, o -> o);
    cold(Figure.COLD_AOT, o -> o.aotCache(aotCache));
    asCompleted();
    threadMap();
    primes();
  }

  private void add(Figure figure, double value) {
    add(ours, figure.key(), value);
  }

  private static int identity(int n) {
    return n;
  }

  private void warmPool(ProcessPoolExecutor pool) throws Exception {
    SerializableFunction<Integer, Integer> fn = FuturesBenchmark::identity;
    for (int i = 0; i < 3; i++) Futures.map(pool, fn, range(30_000)).forEach(_ -> {});
    add(Figure.LATENCY, median(5_000, () -> pool.submit(fn, 1).get()) * 1e6);
    byte[] megabyte = new byte[1 << 20];
    SerializableFunction<byte[], byte[]> echo = bytes -> bytes;
    median(100, () -> pool.submit(echo, megabyte).get());
    add(Figure.ECHO, median(200, () -> pool.submit(echo, megabyte).get()) * 1e3);
  }

  private void throughput(ProcessPoolExecutor pool) throws Exception {
    SerializableFunction<Integer, Integer> fn = FuturesBenchmark::identity;
    add(Figure.SUBMIT, best(50_000, n -> submitAll(pool, n)));
    add(Figure.MAP, best(100_000, n -> Futures.map(pool, fn, range(n)).forEach(_ -> {})));
    add(
        Figure.CHUNKS,
        best(
            2_000_000,
            n -> Futures.map(pool, fn, range(n), o -> o.withChunk(250)).forEach(_ -> {})));
  }

  private static void submitAll(ProcessPoolExecutor pool, int count) throws Exception {
    var futures = new ArrayList<Future<Integer>>(count);
    for (int i = 0; i < count; i++) {
      int number = i;
      futures.add(pool.submit(() -> identity(number)));
    }
    for (var future : futures) future.get();
  }

  /** From the call of submit on: with one worker, so that the next result needs a new one. */
  private void crash() throws Exception {
    double[] failed = new double[9];
    double[] replaced = new double[9];
    try (var pool = ProcessPoolExecutor.builder().workers(1).build()) {
      for (int i = 0; i < failed.length; i++) {
        pool.submit(() -> 1).get();
        long start = System.nanoTime();
        awaitFailure(pool.submit(FuturesBenchmark::die));
        failed[i] = seconds(start);
        pool.submit(() -> 1).get();
        replaced[i] = seconds(start);
      }
    }
    add(Figure.CRASH, median(failed) * 1e3);
    add(Figure.RESPAWN, median(replaced) * 1e3);
  }

  private static int die() {
    Runtime.getRuntime().halt(1);
    return 1;
  }

  private static void awaitFailure(Future<?> future) throws InterruptedException {
    try {
      throw new IllegalStateException("succeeded with " + future.get());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof WorkerDiedException)) throw new IllegalStateException(e);
    }
  }

  private void cold(Figure figure, UnaryOperator<ProcessPoolExecutor.Builder> options)
      throws Exception {
    var first = new double[9];
    coldOnce(options); // Trains the cache, if there is to be one.
    for (int i = 0; i < first.length; i++) first[i] = coldOnce(options);
    add(figure, median(first) * 1e3);
  }

  private static double coldOnce(UnaryOperator<ProcessPoolExecutor.Builder> options)
      throws Exception {
    try (var pool = options.apply(ProcessPoolExecutor.builder().workers(1)).build()) {
      long start = System.nanoTime();
      pool.submit(() -> identity(1)).get();
      return seconds(start);
    }
  }

  private void asCompleted() throws Exception {
    add(Figure.AS_COMPLETED_OWN, best(200_000, FuturesBenchmark::completeOwn));
    add(Figure.AS_COMPLETED_FOREIGN, best(50_000, FuturesBenchmark::completeForeign));
  }

  private static void completeOwn(int count) {
    complete(IntStream.range(0, count).mapToObj(i -> new LocalTask<>(() -> i)).toList());
  }

  private static void completeForeign(int count) {
    complete(IntStream.range(0, count).mapToObj(i -> new FutureTask<>(() -> i)).toList());
  }

  /** All are pending, and watched, before the first one ends. */
  private static void complete(List<? extends FutureTask<?>> futures) {
    var completions = Futures.asCompleted(futures);
    Thread.ofPlatform().start(() -> futures.forEach(FutureTask::run));
    completions.forEach(_ -> {});
  }

  private void threadMap() throws Exception {
    try (var threads = Executors.newFixedThreadPool(WORKERS)) {
      add(Figure.THREAD_MAP, best(300_000, n -> mapOn(threads, n, true)));
      add(Figure.THREAD_MAP_UNORDERED, best(300_000, n -> mapOn(threads, n, false)));
    }
    add(
        Figure.MAP_CONCURRENT,
        best(
            300_000,
            n ->
                IntStream.range(0, n)
                    .boxed()
                    .gather(Gatherers.mapConcurrent(64, FuturesBenchmark::identity))
                    .forEach(_ -> {})));
  }

  private static void mapOn(ExecutorService threads, int count, boolean ordered) {
    SerializableFunction<Integer, Integer> fn = FuturesBenchmark::identity;
    Futures.map(threads, fn, range(count), o -> o.withWindow(64).withOrdered(ordered))
        .forEach(_ -> {});
  }

  private static boolean isPrime(long n) {
    if (n % 2 == 0) return n == 2;
    long limit = Math.min((long) Math.sqrt(n), 3_000_000);
    for (long i = 3; i <= limit; i += 2) {
      if (n % i == 0) return false;
    }
    return true;
  }

  private void primes() throws Exception {
    SerializableFunction<Long, Boolean> fn = FuturesBenchmark::isPrime;
    double alone = fastest(() -> PRIMES.stream().map(n -> isPrime(n)).toList());
    try (var threads = Executors.newFixedThreadPool(WORKERS);
        var processes = ProcessPoolExecutor.builder().workers(WORKERS).build()) {
      add(Figure.PRIMES_THREADS, alone / fastest(() -> Futures.map(threads, fn, PRIMES).toList()));
      add(
          Figure.PRIMES_PROCESSES,
          alone / fastest(() -> Futures.map(processes, fn, PRIMES).toList()));
    }
  }

  private static List<Integer> range(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private interface Load {
    void run(int count) throws Exception;
  }

  /** Per second: the best of five, the first of which warm up. */
  private static double best(int count, Load load) throws Exception {
    return count
        / fastest(() -> {
          load.run(count);
          return count;
        });
  }

  private static double fastest(Callable<?> action) throws Exception {
    double fastest = Double.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      action.call();
      fastest = Math.min(fastest, seconds(start));
    }
    return fastest;
  }

  private static double median(int times, Callable<?> action) throws Exception {
    double[] took = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      action.call();
      took[i] = seconds(start);
    }
    return median(took);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  private void print() {
    System.out.println("| what | Python | here | ratio | goal |");
    System.out.println("|---|---|---|---|---|");
    for (Figure figure : Figure.values()) {
      double here = median(ours.get(figure.key()));
      List<Double> python = pythons.getOrDefault(figure.key(), List.of());
      String theirs = python.isEmpty() ? "-" : number(median(python)) + " " + figure.unit;
      String ratio = python.isEmpty() ? "-" : ratio(figure, here, median(python));
      System.out.printf(
          "| %s | %s | %s %s | %s | %s |%n",
          figure.title, theirs, number(here), figure.unit, ratio, figure.goal);
    }
  }

  private static double median(List<Double> values) {
    return median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static String number(double value) {
    return value >= 1000 ? String.format("%,.0f", value) : String.format("%.2f", value);
  }

  /** How many times better. */
  private static String ratio(Figure figure, double here, double python) {
    boolean isTime = figure.unit.equals("us") || figure.unit.equals("ms");
    return String.format("%.1fx", isTime ? python / here : here / python);
  }
}
