package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

abstract class WhenDoneContract extends ExecutorContract {
  private final BlockingQueue<Object> called = new LinkedBlockingQueue<>();

  @Test
  void callsOnceWithTheFutureWhenItIsDone() throws Exception {
    var gate = gate("soon");
    var future = submitAt(gate);
    assertThat(Futures.whenDone(future, called::add)).isSameAs(future);
    assertThat(called).isEmpty();
    gate.open();
    assertThat(called.take()).isSameAs(future);
    var _ = Futures.whenDone(future, _ -> called.add("last"));
    assertThat(called.take()).isEqualTo("last");
  }

  @Test
  void callsInTheOrderOfRegistration() throws Exception {
    var gate = gate("soon");
    var future = submitAt(gate);
    for (int i = 0; i < 5; i++) {
      int number = i;
      var _ = Futures.whenDone(future, _ -> called.add(number));
    }
    gate.open();
    for (int i = 0; i < 5; i++) assertThat(called.take()).isEqualTo(i);
  }

  @Test
  void callsAtOnceOnThisThreadWhenItIsDoneAlready() throws Exception {
    var _ = Futures.whenDone(submitDone("done"), _ -> called.add(Thread.currentThread()));
    assertThat(called.poll()).isSameAs(Thread.currentThread());
  }

  @Test
  void callsWhenItIsCancelled() throws Exception {
    var future = submitAt(gate("never"));
    var _ = Futures.whenDone(future, f -> called.add(f.state()));
    future.cancel(true);
    assertThat(called.take()).isEqualTo(Future.State.CANCELLED);
  }

  @Test
  void oneThatThrowsStopsNoneOfTheRest() throws Exception {
    var gate = gate("soon");
    var future = submitAt(gate);
    try (var log = new CapturedLog()) {
      var _ = Futures.whenDone(future, _ -> called.add("first"));
      var _ = Futures.whenDone(future, _ -> fail());
      var _ = Futures.whenDone(future, _ -> called.add("third"));
      gate.open();
      assertThat(List.of(called.take(), called.take())).containsExactly("first", "third");
      assertThat(log.thrown()).singleElement().isInstanceOf(CancellationException.class);
    }
  }

  private static void fail() {
    throw new CancellationException("thrown by a callback on purpose");
  }
}
