package dev.bunting.futures;

import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** As completed over futures that all end while it watches them; the time is one future's. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AsCompletedBenchmark {
  private static final int FUTURES = 1000;

  /** Futures of this library, which call back. */
  @Benchmark
  @OperationsPerInvocation(FUTURES)
  public void own(Blackhole blackhole) {
    consume(
        IntStream.range(0, FUTURES).mapToObj(i -> new LocalTask<>(() -> i)).toList(), blackhole);
  }

  /** Futures without a hook, each watched by a virtual thread. */
  @Benchmark
  @OperationsPerInvocation(FUTURES)
  public void foreign(Blackhole blackhole) {
    consume(
        IntStream.range(0, FUTURES).mapToObj(i -> new FutureTask<>(() -> i)).toList(), blackhole);
  }

  private static void consume(List<? extends FutureTask<Integer>> futures, Blackhole blackhole) {
    var completions = Futures.asCompleted(futures);
    futures.forEach(FutureTask::run);
    completions.forEach(blackhole::consume);
  }
}
