package dev.bunting.benchmarks;

import dev.bunting.futures.Futures;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The concurrent map over two threads and a function that does nothing; one element's time. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class MapBenchmark {
  private static final int ELEMENTS = 10_000;
  private static final int WINDOW = 64;

  /** Whether the results come in the order of the input. */
  @Param({"true", "false"})
  public boolean ordered;

  private final List<Integer> inputs = IntStream.range(0, ELEMENTS).boxed().toList();
  private ExecutorService threads;

  /** Starts the threads. */
  @Setup
  public void start() {
    threads = Executors.newFixedThreadPool(2);
  }

  /** Ends them. */
  @TearDown
  public void end() {
    threads.close();
  }

  /** All elements once. */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS)
  public void map(Blackhole blackhole) {
    Futures.<Integer, Integer>map(
            threads, n -> n, inputs, o -> o.withWindow(WINDOW).withOrdered(ordered))
        .forEach(blackhole::consume);
  }
}
