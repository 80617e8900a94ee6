package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Contract 11: how many workers there are, and for how long. */
class WorkersTest extends PoolTestBase {

  @Test
  void noneStartsBeforeTheFirstTask() {
    assertThat(pool().workers()).isEmpty();
  }

  @Test
  void severalStartForSeveralTasksButNeverMoreThanTheLimit() throws Exception {
    var pool = pool(o -> o.workers(2));
    var gate = gate("start");
    var futures = List.of(submitAt(pool, gate), submitAt(pool, gate), submitAt(pool, gate));
    gate.awaitArrivals(2);
    assertThat(pool.workers()).hasSize(2);
    gate.open();
    for (var future : futures) assertThat(future.get()).isEqualTo("start");
  }

  @Test
  void anIdleWorkerIsReused() throws Exception {
    var pool = pool(o -> o.workers(4));
    long first = pid(pool);
    assertThat(pid(pool)).isEqualTo(first);
    assertThat(pool.workers()).hasSize(1);
  }

  @Test
  void aWorkerIsReplacedAfterItsTasks() throws Exception {
    var pool = pool(o -> o.maxTasksPerWorker(2));
    long first = pid(pool);
    assertThat(pid(pool)).isEqualTo(first);
    assertThat(pid(pool)).isNotEqualTo(first);
    assertThat(ProcessHandle.of(first)).isEmpty();
  }

  @Test
  void aBacklogOverTheTasksOfAllWorkersIsWorkedOff() throws Exception {
    var pool = pool(o -> o.workers(2).maxTasksPerWorker(3));
    var futures = new ArrayList<Future<Long>>();
    for (int i = 0; i < 12; i++) futures.add(pool.submit(() -> ProcessHandle.current().pid()));
    var pids = new HashSet<Long>();
    for (var future : futures) pids.add(future.get());
    assertThat(pids).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void anIdleWorkerEndsAfterItsTime() throws Exception {
    var pool = pool(o -> o.idleTimeout(Duration.ofMillis(1)));
    long first = pid(pool);
    awaitEnd(first);
    Gate.until(() -> pool.workers().isEmpty());
    assertThat(pid(pool)).isNotEqualTo(first);
  }

  @Test
  void aTaskQueuedBehindALongOneGoesToAWorkerThatIsFree() throws Exception {
    var pool = pool(o -> o.workers(2));
    var first = gate("first");
    var second = gate("second");
    var _ = submitAt(pool, first);
    var _ = submitAt(pool, second);
    first.awaitArrivals(1);
    second.awaitArrivals(1);
    // One of them is at the first worker, one at the second.
    var behind = List.of(pool.submit(() -> "a"), pool.submit(() -> "b"));
    second.open();
    assertThat(List.of(behind.get(0).get(), behind.get(1).get())).containsExactly("a", "b");
  }

  @Test
  void flagsAndClassPathReachTheWorker() throws Exception {
    var pool = pool(o -> o.jvmArgs("-Dgreeting=hello"));
    assertThat(pool.submit(() -> System.getProperty("greeting")).get()).isEqualTo("hello");
  }

  @Test
  void nonsenseIsRefused() {
    var builder = ProcessPoolExecutor.builder();
    assertThatThrownBy(() -> builder.workers(0)).hasMessage("workers must be >= 1, but is 0");
    assertThatThrownBy(() -> builder.maxTasksPerWorker(0))
        .hasMessage("maxTasksPerWorker must be >= 1, but is 0");
    assertThatThrownBy(() -> builder.cancelGrace(Duration.ofSeconds(-1)))
        .hasMessage("cancelGrace must not be negative, but is PT-1S");
    assertThatThrownBy(() -> builder.workerOutput(Redirect.PIPE))
        .hasMessageContaining("nobody would read it");
    assertThatThrownBy(() -> builder.serialFilter("maxdepth=x").build())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
