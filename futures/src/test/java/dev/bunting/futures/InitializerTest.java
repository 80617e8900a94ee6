package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract 15: the initializer runs once in each worker, and breaks the pool if it fails. */
class InitializerTest extends PoolTestBase {

  @Test
  void runsOnceInEachWorkerBeforeItsTasks() throws Exception {
    var ran = gate("ran");
    var pool = pool(o -> o.workers(2).initializer(() -> arriveAt(ran)));
    var both = gate("both");
    var _ = submitAt(pool, both);
    var _ = submitAt(pool, both);
    both.awaitArrivals(2);
    both.open();
    pid(pool);
    assertThat(ran.arrivals()).isEqualTo(2);
  }

  private static void arriveAt(Gate gate) {
    try {
      gate.arrive();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void itsFailureBreaksThePool() throws Exception {
    var pool = pool(o -> o.initializer(InitializerTest::fail));
    var pending = List.of(pool.submit(() -> 1), pool.submit(() -> 2));
    for (var future : pending) {
      assertThat(failure(future))
          .isInstanceOf(BrokenExecutorException.class)
          .hasMessageContaining("no database")
          .hasCauseInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> pool.submit(() -> 3)).isInstanceOf(BrokenExecutorException.class);
  }

  private static void fail() {
    throw new IllegalStateException("no database");
  }

  @Test
  void itsExitBreaksThePool() throws Exception {
    var pool = pool(o -> o.initializer(() -> System.exit(5)));
    assertThat(failure(pool.submit(() -> 1)))
        .isInstanceOf(BrokenExecutorException.class)
        .hasMessageContaining("exit code 5");
  }

  @Test
  void oneThatCannotTravelIsRefusedAtOnce() {
    var thread = Thread.currentThread();
    var builder = ProcessPoolExecutor.builder().initializer(() -> thread.interrupt());
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("captured variable 'thread'");
  }
}
