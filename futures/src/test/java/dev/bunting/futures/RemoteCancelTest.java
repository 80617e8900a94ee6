package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Contract 14: cancelling stops the work, and no other. */
class RemoteCancelTest extends PoolTestBase {

  @Test
  void interruptsTheTaskAndKeepsTheWorker() throws Exception {
    var pool = pool(o -> o.cancelGrace(Duration.ofMinutes(1)));
    long pid = pid(pool);
    var gate = gate("never");
    var running = submitAt(pool, gate);
    gate.awaitArrivals(1);
    assertThat(running.cancel(true)).isTrue();
    gate.awaitInterrupted();
    assertThat(pid(pool)).isEqualTo(pid);
    assertThatThrownBy(running::get).isInstanceOf(CancellationException.class);
  }

  @Test
  void killsTheWorkerOfATaskThatIsDeafAndSparesTheNext() throws Exception {
    var pool = pool(o -> o.cancelGrace(Duration.ofMillis(10)));
    var gate = gate("deaf");
    var deaf = submitStubborn(pool, gate);
    var next = pool.submit(() -> "next");
    gate.awaitArrivals(1);
    long pid = pool.workers().getFirst().pid();
    assertThat(deaf.cancel(true)).isTrue();
    assertThat(next.get()).isEqualTo("next");
    awaitEnd(pid);
  }

  @Test
  void killsAWorkerThatDoesNotEvenAnswer() throws Exception {
    var pool = pool(o -> o.cancelGrace(Duration.ZERO));
    long pid = pid(pool);
    var gate = gate("stopped");
    var running = submitStubborn(pool, gate);
    gate.awaitArrivals(1);
    new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor();
    running.cancel(true);
    assertThat(pid(pool)).isNotEqualTo(pid);
  }

  @Test
  void aTaskThatHasNotStartedNeverDoes() throws Exception {
    var pool = pool();
    var first = gate("first");
    var never = gate("never");
    var running = submitAt(pool, first);
    var atTheWorker = submitAt(pool, never);
    var inTheQueue = submitAt(pool, never);
    first.awaitArrivals(1);
    assertThat(List.of(atTheWorker.cancel(false), inTheQueue.cancel(true))).containsOnly(true);
    first.open();
    running.get();
    pid(pool);
    assertThat(never.arrivals()).isZero();
  }

  @Test
  void withoutInterruptLetsTheTaskRun() throws Exception {
    var pool = pool(o -> o.cancelGrace(Duration.ZERO));
    var gate = gate("running");
    var after = gate("after");
    var running =
        pool.submit(() -> {
          gate.pass();
          after.arrive();
          return 1;
        });
    gate.awaitArrivals(1);
    assertThat(running.cancel(false)).isTrue();
    assertThat(running.isCancelled()).isTrue();
    gate.open();
    after.awaitArrivals(1);
  }

  @Test
  void whatIsDoneCannotBeCancelled() throws Exception {
    var done = pool().submit(() -> "done");
    done.get();
    assertThat(done.cancel(true)).isFalse();
    assertThat(done.resultNow()).isEqualTo("done");
  }

  @Test
  void interruptsWhatBeganBeforeThePoolCouldKnow() throws Exception {
    var pool = pool(o -> o.cancelGrace(Duration.ofMinutes(1)));
    var callback = new CountDownLatch(1);
    var first = gate("first");
    var never = gate("never");
    var _ = Futures.whenDone(submitAt(pool, first), _ -> awaitQuietly(callback));
    var unread = pool.submit(() -> "unread");
    var running = submitAt(pool, never);
    first.open();
    // The pool's thread is in the callback, and does not read that the task before this one ended.
    never.awaitArrivals(1);
    assertThat(unread.isDone()).isFalse();
    assertThat(running.cancel(true)).isTrue();
    callback.countDown();
    never.awaitInterrupted();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With no grace at all, every cancelled task is interrupted and killed in the same moment. */
  @Test
  void noOtherTaskIsHitOrRunTwice() throws Exception {
    var pool = pool(o -> o.workers(2).cancelGrace(Duration.ZERO));
    var random = new Random(1);
    var ran = gate("ran");
    var kept = new ArrayList<Future<Integer>>();
    for (int i = 0; i < 100; i++) {
      int number = i;
      var cancelled = pool.submit(RemoteCancelTest::spin, random.nextInt(50_000));
      kept.add(pool.submit(() -> uninterrupted(number, ran)));
      if (random.nextInt(4) == 0) kept.getLast().get();
      cancelled.cancel(true);
    }
    for (int i = 0; i < kept.size(); i++) assertThat(kept.get(i).get()).isEqualTo(i);
    assertThat(ran.arrivals()).isEqualTo(kept.size());
  }

  private static int spin(int times) {
    for (int i = 0; i < times; i++) Thread.onSpinWait();
    return times;
  }

  private static int uninterrupted(int number, Gate ran) throws Exception {
    ran.arrive();
    spin(20_000);
    if (Thread.interrupted()) throw new InterruptedException("of another task");
    return number;
  }
}
