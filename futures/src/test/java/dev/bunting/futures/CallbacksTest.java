package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CallbacksTest {
  private final List<String> called = new ArrayList<>();

  @Test
  void aCompletableFutureCallsInTheOrderOfRegistration() {
    var future = new CompletableFuture<String>();
    var _ = Futures.whenDone(future, _ -> called.add("first"));
    var _ = Futures.whenDone(future, _ -> called.add("second"));
    future.complete("done");
    assertThat(called).containsExactly("first", "second");
  }

  @Test
  void oneOfOurFuturesCallsInTheOrderOfRegistration() {
    var future = new LocalTask<>(() -> "done");
    var _ = Futures.whenDone(future, _ -> called.add("first"));
    var _ = Futures.whenDone(future, _ -> called.add("second"));
    future.run();
    assertThat(called).containsExactly("first", "second");
  }

  @Test
  void aCallbackMayRegisterAnother() {
    var future = new CompletableFuture<String>();
    var _ =
        Futures.whenDone(
            future,
            f -> {
              var _ = Futures.whenDone(f, _ -> called.add("inner"));
            });
    future.complete("done");
    assertThat(called).containsExactly("inner");
  }

  @Test
  void aFutureThatNeverEndsCanBeCollected() throws Exception {
    var reference = new WeakReference<Future<?>>(capturedByItsOwnCallback());
    ExecutorContract.awaitCollected(reference);
    assertThat(called).isEmpty();
  }

  private Future<?> capturedByItsOwnCallback() {
    var future = new CompletableFuture<String>();
    return Futures.whenDone(future, _ -> called.add("never " + future));
  }

  @Test
  void whatACallbackThrowsIsLogged() {
    try (var log = new CapturedLog()) {
      var _ = Futures.whenDone(CompletableFuture.completedFuture("done"), _ -> fail());
      assertThat(log.thrown()).singleElement().isInstanceOf(IllegalStateException.class);
    }
  }

  private static void fail() {
    throw new IllegalStateException("thrown by a callback on purpose");
  }
}
