package dev.bunting.benchmarks;

import dev.bunting.futures.ProcessPoolExecutor;
import dev.bunting.futures.SerializableFunction;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One argument's way to a worker process and back, with nothing else under way. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class PoolEchoBenchmark {
  private static final SerializableFunction<byte[], byte[]> ECHO = bytes -> bytes;

  /** How long the array is. */
  @Param({"16", "1048576"})
  public int bytes;

  private byte[] argument;
  private ProcessPoolExecutor pool;

  /** Starts the worker. */
  @Setup
  public void start() throws ExecutionException, InterruptedException {
    argument = new byte[bytes];
    pool = ProcessPoolExecutor.builder().workers(1).build();
    echo();
  }

  /** Ends it. */
  @TearDown
  public void end() {
    pool.close();
  }

  /** There and back. */
  @Benchmark
  public byte[] echo() throws ExecutionException, InterruptedException {
    return pool.submit(ECHO, argument).get();
  }
}
