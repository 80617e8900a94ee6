package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future.State;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShutdownCancellingTest {
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final ExecutorService one = Executors.newFixedThreadPool(1);

  @AfterEach
  void stop() {
    gate.countDown();
    one.close();
  }

  @Test
  void cancelsTheQueuedAndLetsTheRunningEnd() throws Exception {
    var running = one.submit(this::block);
    var queued = List.of(one.submit(() -> "a"), one.submit(() -> "b"));
    started.await();
    Futures.shutdownCancelling(one);
    assertThat(queued).allMatch(future -> future.state() == State.CANCELLED);
    gate.countDown();
    assertThat(running.get()).isEqualTo("ran");
    assertThat(one.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void takesNoMore() {
    Futures.shutdownCancelling(one);
    Futures.shutdownCancelling(one);
    assertThatThrownBy(() -> one.submit(() -> "late"))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void cancelsWhatIsScheduledForLater() {
    try (var scheduler = Executors.newScheduledThreadPool(1)) {
      var later = scheduler.schedule(() -> "later", 1, TimeUnit.DAYS);
      var muchLater = scheduler.schedule(() -> "much later", 2, TimeUnit.DAYS);
      Futures.shutdownCancelling(scheduler);
      assertThat(List.of(later.state(), muchLater.state())).containsOnly(State.CANCELLED);
    }
  }

  @Test
  void letsWhatCannotBeToldRun() throws Exception {
    var running = one.submit(this::block);
    var completable = CompletableFuture.supplyAsync(() -> "not forgotten", one);
    started.await();
    Futures.shutdownCancelling(one);
    gate.countDown();
    assertThat(completable.get()).isEqualTo("not forgotten");
    assertThat(running.get()).isEqualTo("ran");
  }

  @Test
  void shutsOthersDown() {
    try (var other = new ForkJoinPool(1)) {
      Futures.shutdownCancelling(other);
      assertThat(other.isShutdown()).isTrue();
    }
  }

  @Test
  void aMapWhoseTasksWereCancelledSaysSo() throws Exception {
    var results = Futures.map(one, _ -> block(), List.of(1, 2)).iterator();
    started.await();
    Futures.shutdownCancelling(one);
    gate.countDown();
    assertThat(results.next()).isEqualTo("ran");
    assertThatThrownBy(results::next).isInstanceOf(CancellationException.class);
  }

  @Test
  void aMapWhoseTasksWereForgottenFailsInsteadOfWaiting() throws Exception {
    var results = Futures.map(one, _ -> blockStubbornly(), List.of(1, 2)).iterator();
    started.await();
    one.shutdownNow();
    assertThat(results.next()).isEqualTo("ran");
    assertThatThrownBy(results::next)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(RejectedExecutionException.class);
  }

  private String block() throws InterruptedException {
    started.countDown();
    gate.await();
    return "ran";
  }

  /** An interrupt is what it waits for. */
  private String blockStubbornly() {
    try {
      return block();
    } catch (InterruptedException e) {
      return "ran";
    }
  }
}
