package dev.bunting.futures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Pools of real processes that do not outlive their test, and gates that reach into them. */
abstract class PoolTestBase {
  @TempDir Path directory;
  private final List<ProcessPoolExecutor> pools = new ArrayList<>();

  /** A pool of one worker, unless the options say otherwise. */
  ProcessPoolExecutor pool(UnaryOperator<ProcessPoolExecutor.Builder> options) {
    var pool = options.apply(ProcessPoolExecutor.builder().workers(1)).build();
    pools.add(pool);
    return pool;
  }

  ProcessPoolExecutor pool() {
    return pool(options -> options);
  }

  @AfterEach
  void endPools() {
    for (var pool : pools) {
      pool.killWorkers();
      pool.close();
    }
  }

  Gate gate(String name) {
    return Gate.in(directory, name);
  }

  static long pid(ProcessPoolExecutor pool) throws Exception {
    return pool.submit(() -> ProcessHandle.current().pid()).get();
  }

  static Future<String> submitAt(ProcessPoolExecutor pool, Gate gate) {
    return pool.submit(() -> {
      gate.pass();
      return gate.name();
    });
  }

  /** Deaf to interrupts; ends only with its process. */
  static Future<?> submitStubborn(ProcessPoolExecutor pool, Gate gate) {
    return pool.submit(() -> {
      gate.arrive();
      while (true) {
        Thread.onSpinWait();
      }
    });
  }

  static Throwable failure(Future<?> future) throws InterruptedException {
    try {
      throw new AssertionError("succeeded with " + future.get());
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }

  static void awaitEnd(long pid) throws InterruptedException {
    Gate.until(() -> ProcessHandle.of(pid).isEmpty());
  }
}
