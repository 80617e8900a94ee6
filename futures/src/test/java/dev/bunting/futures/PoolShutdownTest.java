package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future.State;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract 16: how a pool ends. */
class PoolShutdownTest extends PoolTestBase {

  static List<Consumer<ProcessPoolExecutor>> ends() {
    return List.of(ProcessPoolExecutor::terminateWorkers, ProcessPoolExecutor::killWorkers);
  }

  @Test
  void closeWaitsForAllTasksAndProcesses() throws Exception {
    var pool = pool(o -> o.workers(2));
    var futures = List.of(pool.submit(() -> 1), pool.submit(() -> 2), pool.submit(() -> 3));
    long pid = pid(pool);
    pool.close();
    assertThat(futures).allMatch(future -> future.state() == State.SUCCESS);
    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(pool.isTerminated()).isTrue();
    assertThatThrownBy(() -> pool.submit(() -> 4)).isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void closeOfAnUnusedPoolReturns() {
    var pool = pool();
    pool.close();
    assertThat(pool.isTerminated()).isTrue();
  }

  @Test
  void anInterruptOfCloseStopsWhatRunsAndKillsWhatIsDeaf() throws Exception {
    var pool = pool(o -> o.cancelGrace(Duration.ofMillis(10)));
    var gate = gate("deaf");
    var deaf = submitStubborn(pool, gate);
    var queued = List.of(pool.submit(() -> 1), pool.submit(() -> 2));
    gate.awaitArrivals(1);
    Thread.currentThread().interrupt();
    pool.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure(deaf)).isInstanceOf(WorkerDiedException.class);
    assertThat(queued).allMatch(future -> future.state() == State.CANCELLED);
  }

  @Test
  void shutdownNowInterruptsWhatRunsAndCancelsAndReturnsWhatDoesNot() throws Exception {
    var pool = pool();
    var gate = gate("never");
    var running = submitAt(pool, gate);
    var queued = List.of(pool.submit(() -> 1), pool.submit(() -> 2));
    gate.awaitArrivals(1);
    assertThat(pool.shutdownNow()).isEqualTo(queued);
    assertThat(queued).allMatch(future -> future.state() == State.CANCELLED);
    assertThat(failure(running)).isInstanceOf(InterruptedException.class);
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void shutdownCancellingLetsTheRunningEndAndCancelsTheQueued() throws Exception {
    var pool = pool();
    var gate = gate("running");
    var running = submitAt(pool, gate);
    var queued = List.of(pool.submit(() -> 1), pool.submit(() -> 2));
    gate.awaitArrivals(1);
    Futures.shutdownCancelling(pool);
    gate.open();
    assertThat(running.get()).isEqualTo("running");
    assertThat(queued).allMatch(future -> future.state() == State.CANCELLED);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void endingTheWorkersFailsWhatRunsAndCancelsTheRest(Consumer<ProcessPoolExecutor> end)
      throws Exception {
    var pool = pool();
    var gate = gate("running");
    var running = submitAt(pool, gate);
    var queued = List.of(pool.submit(() -> 1), pool.submit(() -> 2));
    gate.awaitArrivals(1);
    end.accept(pool);
    end.accept(pool);
    assertThat(failure(running)).isInstanceOf(WorkerDiedException.class);
    assertThat(queued).allMatch(future -> future.state() == State.CANCELLED);
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(pool.workers()).isEmpty();
    end.accept(pool);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void endingTheWorkersOfAnUnusedPoolShutsItDown(Consumer<ProcessPoolExecutor> end) {
    var pool = pool();
    end.accept(pool);
    assertThat(pool.isTerminated()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("ends")
  void noWorkerEscapesWhileItStarts(Consumer<ProcessPoolExecutor> end) throws Exception {
    var pool = pool(o -> o.workers(2));
    var futures = List.of(pool.submit(() -> 1), pool.submit(() -> 2));
    end.accept(pool);
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(futures).allMatch(future -> future.state() == State.CANCELLED);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void endingTheWorkersOfABrokenPoolIsAllowed(Consumer<ProcessPoolExecutor> end) throws Exception {
    var pool = pool(o -> o.initializer(() -> System.exit(5)));
    failure(pool.submit(() -> 1));
    end.accept(pool);
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void anInitializerThatHangsDoesNotKeepThePool() throws Exception {
    var gate = gate("hanging");
    var pool = pool(o -> o.initializer(() -> hang(gate)));
    var future = pool.submit(() -> 1);
    gate.awaitArrivals(1);
    assertThat(pool.shutdownNow()).isEqualTo(List.of(future));
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  private static void hang(Gate gate) {
    try {
      gate.pass();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aDroppedPoolFinishesWhatItHoldsAndFreesItsProcesses() throws Exception {
    var gate = gate("pending");
    var future = submitAt(ProcessPoolExecutor.builder().workers(1).build(), gate);
    gate.awaitArrivals(1);
    gate.open();
    assertThat(future.get()).isEqualTo("pending");
    Gate.until(() -> {
      System.gc();
      return ProcessHandle.current().children().noneMatch(PoolShutdownTest::isWorker);
    });
  }

  private static boolean isWorker(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("futures.worker.Main");
  }
}
