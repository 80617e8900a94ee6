package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MapOptionsTest {
  private final MapOptions defaults = MapOptions.defaults();

  @Test
  void defaultsAreAWindowOf256SinglesInOrderWithoutTimeout() {
    assertThat(defaults).isEqualTo(new MapOptions(256, 1, Deadline.FOREVER, true));
  }

  @Test
  void windowAndChunkAreAtLeastOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withWindow(0))
        .withMessage("window must be >= 1, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withChunk(0))
        .withMessage("chunk must be >= 1, not 0");
  }

  @Test
  void aChunkRaisesASmallerWindowToFour() {
    assertThat(defaults.withChunk(100).window()).isEqualTo(400);
    assertThat(defaults.withChunk(10).window()).isEqualTo(256);
    assertThat(defaults.withChunk(Integer.MAX_VALUE).window()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aWindowBelowTheChunkIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withChunk(100).withWindow(99))
        .withMessage("window must be >= 100, not 99");
  }

  @Test
  void oneTaskIsSubmittedPerChunk() {
    try (var pool =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>())) {
      var numbers = IntStream.range(0, 10).boxed().toList();
      var results = Futures.map(pool, n -> n, numbers, o -> o.withChunk(4));
      assertThat(results).isEqualTo(numbers);
      assertThat(pool.getTaskCount()).isEqualTo(3);
    }
  }

  @Test
  void aRemoteExecutorGetsFunctionAndArgument() {
    try (var remote = new FakeRemoteExecutor()) {
      assertThat(Futures.map(remote, n -> n + 1, List.of(1, 2, 3))).containsExactly(2, 3, 4);
      assertThat(remote.arguments).containsExactly(1, 2, 3);
    }
  }

  @Test
  void aRemoteExecutorGetsTheSameFunctionForAllChunks() {
    try (var remote = new FakeRemoteExecutor()) {
      var results = Futures.map(remote, n -> n + 1, List.of(1, 2, 3), o -> o.withChunk(2));
      assertThat(results).containsExactly(2, 3, 4);
      assertThat(remote.arguments).containsExactly(List.of(1, 2), List.of(3));
      assertThat(remote.functions).hasSize(1);
    }
  }
}
