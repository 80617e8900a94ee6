package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What does not depend on where the futures come from. */
class CompletionsTest {
  private final CompletableFuture<String> a = new CompletableFuture<>();
  private final CompletableFuture<String> b = new CompletableFuture<>();

  @Test
  void seesFuturesThatAreAddedDuringTheIteration() {
    a.complete("a");
    var seen = new ArrayList<>();
    var completions = Futures.asCompleted(List.of(a));
    for (var future : completions) {
      seen.add(future);
      if (!b.isDone()) completions.add(b);
      b.complete("b");
    }
    assertThat(seen).containsExactly(a, b);
  }

  @Test
  void whatFinishesDuringTheCallComesAfterWhatWasDoneBefore() {
    b.complete("b");
    var finishesOneMeanwhile =
        new AbstractList<CompletableFuture<String>>() {
          @Override
          public CompletableFuture<String> get(int index) {
            if (index == 1) a.complete("a");
            return index == 0 ? a : b;
          }

          @Override
          public int size() {
            return 2;
          }
        };
    assertThat(Futures.asCompleted(finishesOneMeanwhile)).containsExactly(b, a);
  }

  @Test
  void yieldsAFutureThatIsAddedAgainOnceMore() throws Exception {
    a.complete("a");
    var completions = Futures.asCompleted(List.of(a));
    assertThat(completions.take()).isSameAs(a);
    assertThat(completions.add(a).take()).isSameAs(a);
  }

  @Test
  void endsAtOnceWithoutFutures() {
    var none = Futures.asCompleted(List.<CompletableFuture<?>>of());
    assertThat(none).isEmpty();
    assertThatThrownBy(none::take).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void countsWhatIsNotYetYielded() throws Exception {
    var completions = Futures.asCompleted(List.of(a, b));
    a.complete("a");
    assertThat(completions.pending()).isEqualTo(2);
    var _ = completions.take();
    assertThat(completions.pending()).isEqualTo(1);
  }

  @Test
  void yieldsNothingAfterClose() {
    var completions = Futures.asCompleted(List.of(a, b));
    a.complete("a");
    completions.close();
    assertThat(completions).isEmpty();
    assertThatThrownBy(() -> completions.add(a)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingWakesWhoWaits() throws Exception {
    var completions = Futures.asCompleted(List.of(a));
    var taken = CompletableFuture.supplyAsync(() -> take(completions), Thread::startVirtualThread);
    completions.close();
    assertThat(taken.get()).isEqualTo("NoSuchElementException");
  }

  @Test
  void theLastFutureWakesEveryoneWhoWaits() throws Exception {
    var completions = Futures.asCompleted(List.of(a));
    var takers =
        IntStream.range(0, 3)
            .mapToObj(_ ->
                CompletableFuture.supplyAsync(() -> take(completions), Thread::startVirtualThread))
            .toList();
    a.complete("a");
    assertThat(takers)
        .extracting(CompletableFuture::get)
        .containsExactlyInAnyOrder("a", "NoSuchElementException", "NoSuchElementException");
  }

  private static String take(Completions<CompletableFuture<String>> completions) {
    try {
      return completions.take().resultNow();
    } catch (InterruptedException | NoSuchElementException e) {
      return e.getClass().getSimpleName();
    }
  }

  @Test
  void anInterruptEndsTheIterationWithTheFlagSet() {
    var iterator = Futures.asCompleted(List.of(a)).iterator();
    Thread.currentThread().interrupt();
    assertThatThrownBy(iterator::next)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aStreamYieldsTheSameAndClosesIt() {
    a.complete("a");
    b.complete("b");
    var completions = Futures.asCompleted(List.of(a, b));
    try (var stream = completions.stream()) {
      assertThat(stream.limit(1)).containsExactly(a);
    }
    assertThat(completions.pending()).isZero();
  }

  @Test
  void closingLeavesNothingInACompletableFuture() {
    var completions = Futures.asCompleted(List.of(a, b));
    assertThat(a.getNumberOfDependents()).isPositive();
    completions.close();
    assertThat(a.getNumberOfDependents()).isZero();
    assertThat(b.getNumberOfDependents()).isZero();
  }

  @Test
  void aTimeoutLeavesNothingInACompletableFuture() {
    var iterator = Futures.asCompleted(List.of(a), Duration.ZERO).iterator();
    assertThatThrownBy(iterator::next).hasCauseInstanceOf(TimeoutException.class);
    assertThat(a.getNumberOfDependents()).isZero();
  }

  @Test
  void closingLeavesNothingInOneOfOurFutures() throws Exception {
    var own = new LocalTask<>(() -> "own");
    var left = leaveEarly(List.of(own));
    ExecutorContract.awaitCollected(left);
    assertThat(own.isDone()).isFalse();
  }

  @Test
  void manyFuturesOfManyThreadsAllArrive() {
    var tasks = IntStream.range(0, 2_000).mapToObj(n -> new FutureTask<>(() -> n)).toList();
    var completions = Futures.asCompleted(tasks);
    for (var task : tasks) Thread.startVirtualThread(task);
    assertThat(completions.stream().mapToInt(FutureTask::resultNow).sum()).isEqualTo(1_999_000);
  }

  private static WeakReference<?> leaveEarly(Collection<LocalTask<String>> futures) {
    var completions = Futures.asCompleted(futures);
    completions.close();
    return new WeakReference<>(completions);
  }
}
