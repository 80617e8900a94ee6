package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.futures.Futures.Done;
import dev.bunting.futures.Futures.Until;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

abstract class AwaitContract extends ExecutorContract {

  @Test
  void firstCompletedReturnsAllThatAreDoneAlready() throws Exception {
    var a = submitDone("a");
    var b = submitDone("b");
    var never = submitAt(gate("never"));
    var result = Futures.await(List.of(a, never, b), Until.FIRST_COMPLETED);
    assertThat(result).isEqualTo(new Done<>(Set.of(a, b), Set.of(never)));
  }

  @Test
  void firstCompletedWaitsForOne() throws Exception {
    var gate = gate("soon");
    var soon = submitAt(gate);
    var never = submitAt(gate("never"));
    gate.open();
    var result = Futures.await(List.of(never, soon), Until.FIRST_COMPLETED);
    assertThat(result).isEqualTo(new Done<>(Set.of(soon), Set.of(never)));
  }

  @Test
  void firstExceptionReturnsAtAFailure() throws Exception {
    var never = submitAt(gate("never"));
    var failed = submitFailing();
    var result = Futures.await(List.of(never, failed), Until.FIRST_EXCEPTION);
    assertThat(result).isEqualTo(new Done<>(Set.of(failed), Set.of(never)));
  }

  @Test
  void firstExceptionWaitsForAllWhenNoneFails() throws Exception {
    var cancelled = submitAt(gate("never"));
    cancelled.cancel(true);
    var fine = submit(() -> "fine");
    var result = Futures.await(List.of(cancelled, fine), Until.FIRST_EXCEPTION);
    assertThat(result).isEqualTo(new Done<>(Set.of(cancelled, fine), Set.of()));
  }

  @Test
  void allCompletedWaitsForAll() throws Exception {
    var failed = submitFailing();
    var fine = submit(() -> "fine");
    var result = Futures.await(List.of(failed, fine), Until.ALL_COMPLETED);
    assertThat(result).isEqualTo(new Done<>(Set.of(failed, fine), Set.of()));
  }

  @Test
  void aTimeoutReturnsWhatIsDone() throws Exception {
    var done = submitDone("done");
    var never = submitAt(gate("never"));
    var result = Futures.await(List.of(done, never), Until.ALL_COMPLETED, Duration.ofMillis(20));
    assertThat(result).isEqualTo(new Done<>(Set.of(done), Set.of(never)));
  }

  @Test
  void duplicatesCountOnce() throws Exception {
    var done = submitDone("done");
    var result = Futures.await(List.of(done, done), Until.ALL_COMPLETED);
    assertThat(result.done()).containsExactly(done);
  }

  @Test
  void nothingToWaitForReturnsAtOnce() throws Exception {
    for (var until : Until.values()) {
      var result = Futures.await(List.<Future<?>>of(), until);
      assertThat(result).isEqualTo(new Done<>(Set.of(), Set.of()));
    }
  }

  @Test
  void anInterruptTravelsUp() {
    var never = List.of(submitAt(gate("never")));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Futures.await(never, Until.ALL_COMPLETED))
        .isInstanceOf(InterruptedException.class);
  }

  private Future<String> submitFailing() {
    return submit(() -> {
      throw new IllegalStateException("failed");
    });
  }
}
