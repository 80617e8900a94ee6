package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future.State;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Contract 19: tasks that cannot leave this JVM are refused, and what an executor must do works.
 */
class ForeignTasksTest extends PoolTestBase {

  @Test
  void supplyAsyncIsRefusedWithAWayOut() {
    var pool = pool();
    assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> 1, pool))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("call pool.submit(task)");
  }

  @Test
  void aStageOnThePoolFailsInsteadOfHanging() {
    var stage = CompletableFuture.completedFuture(1).thenApplyAsync(n -> n + 1, pool());
    assertThatThrownBy(stage::get).hasCauseInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void aFutureTaskIsRefused() {
    var pool = pool();
    var task = new FutureTask<>(() -> 1);
    assertThatThrownBy(() -> pool.execute(task))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("FutureTask");
  }

  @Test
  void anExecutorCompletionServiceIsRefusedWithAWayOut() {
    var service = new ExecutorCompletionService<Integer>(pool());
    Callable<Integer> one = (SerializableCallable<Integer>) () -> 1;
    assertThatThrownBy(() -> service.submit(one))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("use Futures.asCompleted");
  }

  @Test
  void aPlainLambdaIsRefusedWithAWayOut() {
    ExecutorService plain = pool();
    assertThatThrownBy(() -> plain.submit(() -> 1))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("RemoteExecutorService");
    assertThatThrownBy(() -> plain.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("SerializableRunnable");
  }

  @Test
  void invokeAllReturnsDoneFutures() throws Exception {
    var tasks = List.<SerializableCallable<Integer>>of(() -> 1, () -> 2, ForeignTasksTest::fail);
    var futures = pool().invokeAll(tasks);
    assertThat(futures.stream().map(f -> f.state()))
        .containsExactly(State.SUCCESS, State.SUCCESS, State.FAILED);
  }

  @Test
  void invokeAnyReturnsAResultAndStopsTheRest() throws Exception {
    var gate = gate("never");
    var pool = pool(o -> o.workers(2));
    var tasks =
        List.<SerializableCallable<Integer>>of(ForeignTasksTest::fail, () -> wait(gate), () -> 3);
    assertThat(pool.invokeAny(tasks)).isEqualTo(3);
    assertThat(pid(pool)).isPositive();
  }

  @Test
  void invokeAnyOfFailuresFails() {
    var pool = pool();
    var tasks = List.<SerializableCallable<Integer>>of(ForeignTasksTest::fail);
    assertThatThrownBy(() -> pool.invokeAny(tasks))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void invokeAnyTimesOut() {
    var gate = gate("never");
    var pool = pool();
    var tasks = List.<SerializableCallable<Integer>>of(() -> wait(gate));
    assertThatThrownBy(() -> pool.invokeAny(tasks, 1, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  private static int wait(Gate gate) throws Exception {
    gate.pass();
    return 1;
  }

  private static int fail() {
    throw new IllegalStateException();
  }

  @Test
  void aRunnableYieldsTheGivenResult() throws Exception {
    SerializableRunnable nothing = () -> {};
    assertThat(pool().submit(nothing, "given").get()).isEqualTo("given");
  }

  @Test
  void whatFailsInExecuteIsLogged() throws Exception {
    try (var log = new CapturedLog()) {
      var pool = pool();
      pool.execute(ForeignTasksTest::fail);
      pid(pool);
      Gate.until(() -> !log.thrown().isEmpty());
      assertThat(log.thrown().getFirst()).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aTaskMayUseAnExecutorOfItsOwn() throws Exception {
    assertThat(pool().submit(ForeignTasksTest::nested).get()).isEqualTo(2);
  }

  private static int nested() throws Exception {
    try (var pool = ProcessPoolExecutor.builder().workers(1).build()) {
      return pool.submit(() -> 2).get();
    }
  }
}
