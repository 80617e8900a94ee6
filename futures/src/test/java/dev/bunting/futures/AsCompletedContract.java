package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

abstract class AsCompletedContract extends ExecutorContract {

  @Test
  void yieldsWhatIsDoneAlreadyFirst() throws Exception {
    var gate = gate("late");
    var late = submitAt(gate);
    var a = submitDone("a");
    var b = submitDone("b");
    try (var completions = Futures.asCompleted(List.of(late, a, b))) {
      assertThat(completions.take()).isSameAs(a);
      assertThat(completions.take()).isSameAs(b);
      gate.open();
      assertThat(completions.take()).isSameAs(late);
    }
  }

  @Test
  void yieldsInFinishingOrder() throws Exception {
    var gates = List.of(gate("a"), gate("b"), gate("c"));
    var futures = gates.stream().map(this::submitAt).toList();
    try (var completions = Futures.asCompleted(futures)) {
      for (int i : new int[] {2, 0, 1}) {
        gates.get(i).open();
        assertThat(completions.take()).isSameAs(futures.get(i));
      }
    }
  }

  @Test
  void mixesKindsOfFutures() throws Exception {
    var gate = gate("pool");
    var submitted = submitAt(gate);
    var completable = new CompletableFuture<String>();
    var own = new LocalTask<>(() -> "own");
    var futures = List.<Future<String>>of(submitted, completable, own);
    try (var completions = Futures.asCompleted(futures)) {
      own.run();
      assertThat(completions.take()).isSameAs(own);
      completable.complete("hooked");
      assertThat(completions.take()).isSameAs(completable);
      gate.open();
      assertThat(completions.take()).isSameAs(submitted);
    }
  }

  @Test
  void yieldsAFutureGivenTwiceOnce() throws Exception {
    var done = submitDone("done");
    var gate = gate("late");
    var late = submitAt(gate);
    var completions = Futures.asCompleted(List.of(done, late, done, late));
    gate.open();
    assertThat(completions).containsExactly(done, late);
  }

  @Test
  void yieldsCancelledAndFailedFutures() {
    var cancelled = submitAt(gate("never"));
    Future<String> failed =
        submit(() -> {
          throw new IllegalStateException();
        });
    var completions = Futures.asCompleted(List.of(cancelled, failed));
    cancelled.cancel(true);
    assertThat(completions).containsExactlyInAnyOrder(cancelled, failed);
  }

  @Test
  void yieldsWhatIsDoneWithinAZeroTimeoutAndThenTimesOut() throws Exception {
    var done = List.of(submitDone("a"), submitDone("b"));
    var futures = new ArrayList<>(done);
    futures.add(submitAt(gate("c")));
    futures.add(submitAt(gate("d")));
    var completions = Futures.asCompleted(futures, Duration.ZERO).iterator();
    assertThat(List.of(completions.next(), completions.next())).isEqualTo(done);
    assertThatThrownBy(completions::next)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(TimeoutException.class)
        .hasMessage("2 (of 4) futures unfinished");
  }

  @Test
  void timesOutWhileItWaits() throws Exception {
    var futures = List.of(submitAt(gate("never")));
    var completions = Futures.asCompleted(futures, Duration.ofMillis(20));
    assertThatThrownBy(() -> completions.forEach(_ -> {}))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(completions.pending()).isEqualTo(1);
  }

  @Test
  void doesNotReferToAYieldedFuture() throws Exception {
    try (var completions = new Completions<Future<int[]>>(List.of(), Deadline.FOREVER)) {
      var gate = gate("pending");
      completions.add(
          submit(() -> {
            gate.pass();
            return new int[0];
          }));
      completions.add(submit(() -> new int[0]));
      var yielded = new WeakReference<>(completions.take());
      awaitCollected(yielded);
      assertThat(completions.pending()).isEqualTo(1);
    }
  }

  @Test
  void closingRemovesItsWaiterFromThePendingFuture() throws Exception {
    var pending = submitAt(gate("never"));
    var completions = new WeakReference<>(leaveEarly(pending));
    awaitCollected(completions);
    assertThat(pending.isDone()).isFalse();
  }

  @Test
  void closingForgetsWhatFinishedAndWasNotYielded() throws Exception {
    var gate = gate("soon");
    var future = submitAt(gate);
    var completions = Futures.asCompleted(List.of(future));
    gate.open();
    future.get();
    completions.close();
    assertThat(completions.pending()).isZero();
  }

  private static Completions<?> leaveEarly(Future<?> pending) {
    try (var completions = Futures.asCompleted(List.of(pending))) {
      assertThat(completions.pending()).isEqualTo(1);
      return completions;
    }
  }
}
