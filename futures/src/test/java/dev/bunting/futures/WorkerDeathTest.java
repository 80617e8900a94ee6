package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ProcessBuilder.Redirect;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Contract 12: a worker that dies takes its running task along and nothing else. */
class WorkerDeathTest extends PoolTestBase {

  @Test
  void aKilledWorkerFailsItsRunningTaskAlone() throws Exception {
    var pool = pool();
    var gate = gate("running");
    var running = submitAt(pool, gate);
    var queued = List.of(pool.submit(() -> "a"), pool.submit(() -> "b"));
    gate.awaitArrivals(1);
    var worker = pool.workers().getFirst();
    worker.destroyForcibly();
    assertThat(failure(running))
        .isInstanceOfSatisfying(
            WorkerDiedException.class,
            died -> {
              assertThat(died.pid()).isEqualTo(worker.pid());
              assertThat(died.exitCode()).isEqualTo(137);
            })
        .hasMessageContaining("exit code 137 (SIGKILL)");
    assertThat(queued.get(0).get() + queued.get(1).get()).isEqualTo("ab");
  }

  @Test
  void aTaskThatExitsFailsWithItsExitCode() throws Exception {
    var pool = pool();
    var failure = failure(pool.submit(() -> System.exit(7)));
    assertThat(((WorkerDiedException) failure).exitCode()).isEqualTo(7);
    assertThat(pool.submit(() -> "next").get()).isEqualTo("next");
  }

  @Test
  void aCrashInNativeCodeFailsItsTaskAndLeavesNoFiles() throws Exception {
    var pool = pool(o -> o.workerOutput(Redirect.DISCARD));
    var failure = failure(pool.submit(WorkerDeathTest::crash));
    assertThat(((WorkerDiedException) failure).exitCode()).isEqualTo(134);
    try (var files = Files.list(Path.of(""))) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.matches("(hs_err|core).*"));
    }
  }

  @SuppressWarnings("restricted") // That is what makes it crash.
  private static void crash() {
    MemorySegment.NULL.reinterpret(1).set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
  }

  @Test
  void anExhaustedHeapArrivesAsItsErrorAndTheWorkerIsReplaced() throws Exception {
    var pool = pool(o -> o.jvmArgs("-Xmx32m"));
    long pid = pid(pool);
    var exhausting = pool.submit(() -> new long[1 << 26].length);
    var queued = pool.submit(() -> ProcessHandle.current().pid());
    assertThat(failure(exhausting)).isInstanceOf(OutOfMemoryError.class);
    assertThat(queued.get()).isNotEqualTo(pid);
  }

  @Test
  void anEndlessRecursionArrivesAsItsErrorAndTheWorkerLives() throws Exception {
    var pool = pool();
    long pid = pid(pool);
    assertThat(failure(pool.submit(() -> recurse(0)))).isInstanceOf(StackOverflowError.class);
    assertThat(pid(pool)).isEqualTo(pid);
  }

  @SuppressWarnings("InfiniteRecursion") // That is its purpose.
  private static int recurse(int depth) {
    return recurse(depth + 1) + 1;
  }

  @Test
  void anIdleWorkerThatDiesIsReplaced() throws Exception {
    var pool = pool();
    long pid = pid(pool);
    pool.workers().getFirst().destroyForcibly();
    awaitEnd(pid);
    Gate.until(() -> pool.workers().isEmpty());
    assertThat(pid(pool)).isNotEqualTo(pid);
  }

  @Test
  void aWorkerThatCannotStartBreaksThePoolAndSaysWhy() throws Exception {
    var pool = pool(o -> o.jvmArgs("-XX:NoSuchFlag").workerOutput(Redirect.DISCARD));
    assertThat(failure(pool.submit(() -> 1)))
        .isInstanceOf(BrokenExecutorException.class)
        .hasMessageContaining("exit code 1")
        .hasMessageContaining("NoSuchFlag");
    assertThatThrownBy(() -> pool.submit(() -> 1))
        .isInstanceOf(BrokenExecutorException.class)
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("NoSuchFlag");
  }

  @Test
  void aWorkerKilledWhileItStartsIsTriedAgain() throws Exception {
    var gate = gate("started");
    var pool = pool(o -> o.initializer(() -> killFirst(gate)));
    assertThat(pool.submit(() -> "ran").get()).isEqualTo("ran");
    assertThat(gate.arrivals()).isEqualTo(3);
  }

  private static void killFirst(Gate gate) {
    try {
      gate.arrive();
      if (gate.arrivals() <= 2) {
        String self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-9", self).start().waitFor();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aChildLeftBehindByTheWorkerDoesNotHideItsDeath() throws Exception {
    var pool = pool();
    var task =
        pool.submit(() -> {
          new ProcessBuilder("sleep", "60").start();
          Runtime.getRuntime().halt(3);
          return 0;
        });
    assertThat(failure(task)).hasMessageContaining("exit code 3");
  }
}
