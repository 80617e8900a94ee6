package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

abstract class MapContract extends ExecutorContract {
  private static final List<Integer> FIVE = List.of(0, 1, 2, 3, 4);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void yieldsTheResultsInTheOrderOfTheInput(int chunk) {
    var numbers = IntStream.range(0, 100).boxed().toList();
    var results = Futures.map(executor, n -> n * 10, numbers, o -> o.withChunk(chunk));
    assertThat(results).containsExactlyElementsOf(numbers.stream().map(n -> n * 10).toList());
  }

  @Test
  void keepsTheOrderWhenTheFirstIsTheLastToFinish() throws Exception {
    var first = gate("first");
    var others = gate("others");
    var results = Futures.map(executor, n -> arriveOrPass(n, first, others), FIVE);
    others.awaitArrivals(4);
    first.open();
    assertThat(results).isEqualTo(FIVE);
  }

  @Test
  void unorderedYieldsWhatFinishesFirst() throws Exception {
    var first = gate("first");
    var others = gate("others");
    var results =
        Futures.map(executor, n -> arriveOrPass(n, first, others), FIVE, o -> o.withOrdered(false))
            .iterator();
    assertThat(IntStream.range(0, 4).mapToObj(_ -> results.next()))
        .containsExactlyInAnyOrder(1, 2, 3, 4);
    first.open();
    assertThat(results.next()).isZero();
    assertThat(results.hasNext()).isFalse();
  }

  private static int arriveOrPass(int n, Gate first, Gate others) throws Exception {
    if (n == 0) first.pass();
    else others.arrive();
    return n;
  }

  @Test
  void startsSeveralBeforeTheStreamIsRead() throws Exception {
    var gate = gate("start");
    var results = Futures.map(executor, n -> passed(n, gate), List.of(1, 2, 3));
    gate.awaitArrivals(3);
    gate.open();
    assertThat(results).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, true", "4, 1, true", "4, 1, false", "7, 3, true", "7, 3, false"})
  void neverReadsMoreThanTheWindowAhead(int window, int chunk, boolean ordered) {
    var numbers = new Naturals();
    var seen = new ArrayList<Integer>();
    var options = new MapOptions(window, chunk, Deadline.FOREVER, ordered);
    try (var results = Futures.map(executor, n -> n, numbers, _ -> options)) {
      var spliterator = results.spliterator();
      while (seen.size() < 50) {
        assertThat(numbers.read - seen.size()).isBetween(0, window);
        spliterator.tryAdvance(n -> {
          assertThat(numbers.read - seen.size()).isBetween(1, window);
          seen.add(n);
        });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void aFailureSurfacesAtItsPlace(int chunk) {
    var seen = new ArrayList<Integer>();
    var results = Futures.map(executor, MapContract::failAtThree, FIVE, o -> o.withChunk(chunk));
    assertThatThrownBy(() -> results.forEach(seen::add))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("three");
    assertThat(seen).containsExactly(0, 1, 2);
  }

  private static int failAtThree(int n) {
    if (n == 3) throw new IllegalStateException("three");
    return n;
  }

  @Test
  void aFailureCancelsAndInterruptsTheRest() throws Exception {
    var gate = gate("never");
    var results = Futures.map(executor, n -> failOrPass(n, gate), List.of(0, 1));
    gate.awaitArrivals(1);
    assertThatThrownBy(results::toList).hasCauseInstanceOf(IllegalStateException.class);
    gate.awaitInterrupted();
  }

  private static int failOrPass(int n, Gate gate) throws Exception {
    if (n == 0) throw new IllegalStateException();
    return passed(n, gate);
  }

  private static int passed(int n, Gate gate) throws Exception {
    gate.pass();
    return n;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void closingInterruptsWhatRuns(boolean ordered) throws Exception {
    var gate = gate("never");
    var results =
        Futures.map(executor, n -> passed(n, gate), List.of(1), o -> o.withOrdered(ordered));
    gate.awaitArrivals(1);
    results.close();
    gate.awaitInterrupted();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void closingFromAnotherThreadEndsTheWaitOfTheReader(boolean ordered) throws Exception {
    var gate = gate("never");
    var results =
        Futures.map(executor, n -> passed(n, gate), List.of(1), o -> o.withOrdered(ordered));
    var iterator = results.iterator();
    var read = new FutureTask<>(iterator::next);
    var reader = Thread.startVirtualThread(read);
    Gate.until(() -> reader.getState() == Thread.State.TIMED_WAITING);
    results.close();
    assertThatThrownBy(read::get).hasCauseInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTimeoutInterruptsWhatRuns(boolean ordered) throws Exception {
    var gate = gate("never");
    var results =
        Futures.map(
            executor,
            n -> passed(n, gate),
            List.of(1),
            o -> o.withTimeout(Duration.ofMillis(20)).withOrdered(ordered));
    gate.awaitArrivals(1);
    assertThatThrownBy(results::toList)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(TimeoutException.class)
        .hasMessage("the time of the map is over");
    gate.awaitInterrupted();
  }

  @Test
  void aTimeoutExceptionOfATaskIsItsOwn() {
    var seen = new ArrayList<Integer>();
    var results =
        Futures.map(executor, MapContract::timeOut, FIVE, o -> o.withTimeout(Duration.ofHours(1)));
    assertThatThrownBy(() -> results.forEach(seen::add))
        .cause()
        .isInstanceOf(TimeoutException.class)
        .hasMessage("of the task");
    assertThat(seen).containsExactly(0);
  }

  private static int timeOut(int n) throws TimeoutException {
    if (n == 1) throw new TimeoutException("of the task");
    return n;
  }

  @Test
  void anInterruptOfTheReaderCancelsTheRest() throws Exception {
    var gate = gate("never");
    var results = Futures.map(executor, n -> passed(n, gate), List.of(1));
    gate.awaitArrivals(1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(results::toList).hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    gate.awaitInterrupted();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void noInputNoResults(int chunk) {
    assertThat(Futures.map(executor, n -> n, List.of(), o -> o.withChunk(chunk))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void doesNotReferToAYieldedResult(int chunk) throws Exception {
    var options = new MapOptions(4, chunk, Deadline.FOREVER, true);
    try (var results = Futures.map(executor, n -> new int[n], List.of(1, 2, 3, 4), _ -> options)) {
      var spliterator = results.spliterator();
      var yielded = new ArrayList<WeakReference<int[]>>();
      spliterator.tryAdvance(array -> yielded.add(new WeakReference<>(array)));
      awaitCollected(yielded.getFirst());
      spliterator.forEachRemaining(array -> yielded.add(new WeakReference<>(array)));
      assertThat(yielded).hasSize(4);
    }
  }

  @Test
  void aRejectedTaskFailsTheStream() {
    executor.shutdown();
    var results = Futures.map(executor, n -> n, FIVE);
    assertThatThrownBy(results::toList)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void aShutdownOnTheWayFailsTheStreamAfterWhatWasStarted() {
    var seen = new ArrayList<Integer>();
    var results = Futures.map(executor, n -> n, new Naturals(), o -> o.withWindow(2));
    executor.shutdown();
    assertThatThrownBy(() -> results.forEach(seen::add))
        .hasCauseInstanceOf(RejectedExecutionException.class);
    assertThat(seen).containsExactly(0, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void anInputThatBreaksFailsTheStreamAfterWhatItGave(int chunk) {
    var seen = new ArrayList<Integer>();
    Iterable<Integer> broken = () -> FIVE.stream().map(MapContract::failAtThree).iterator();
    var results = Futures.map(executor, n -> n, broken, o -> o.withChunk(chunk));
    assertThatThrownBy(() -> results.forEach(seen::add))
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(seen).containsExactly(0, 1, 2);
  }

  @Test
  void staysInOrderAsAParallelStream() {
    var results = Futures.map(executor, n -> n, FIVE).parallel();
    assertThat(results.toList()).isEqualTo(FIVE);
  }

  /** All of them, counting how many were read. */
  private static final class Naturals implements Iterable<Integer> {
    private int read;

    @Override
    public Iterator<Integer> iterator() {
      return IntStream.iterate(0, n -> n + 1).peek(n -> read = n + 1).iterator();
    }
  }
}
