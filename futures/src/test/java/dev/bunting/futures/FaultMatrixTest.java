package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seeded rounds of submit, cancel, kill -9, exit and shutdown in random order. A short form runs
 * always, the full one with {@code ./mvnw -Pfault-matrix -pl futures -am verify}. A round that
 * fails names its seed, with which {@code -Dbunting.faultSeed} begins.
 */
class FaultMatrixTest {
  private static final int ROUNDS = Integer.getInteger("bunting.faultRounds", 30);
  private static final long FIRST_SEED = Long.getLong("bunting.faultSeed", 1);
  private static final long WATCHDOG_SECONDS = 60;

  @TempDir Path directory;

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void everyFutureEndsAndNothingIsLeft() throws Exception {
    var before = files();
    var tally = new FaultRound.Tally();
    try (var log = new CapturedLog();
        var watched = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory())) {
      for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
        var round = new FaultRound(seed, directory, tally);
        runWatched(round, watched);
        assertThat(leftovers()).as("processes left by seed %d", seed).isEmpty();
        // A pool that no longer understands a worker says so, and ends it as if it had died.
        assertThat(log.thrown()).as("logged in seed %d", seed).isEmpty();
      }
    }
    assertThat(files()).isEqualTo(before);
    System.out.println("fault matrix: " + ROUNDS + " rounds, " + tally);
  }

  private static void runWatched(FaultRound round, ExecutorService watched) throws Exception {
    try {
      watched.submit(round::run).get(WATCHDOG_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new AssertionError("in " + round, e);
    }
  }

  private static List<ProcessHandle> leftovers() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("futures.worker.Main"))
        .toList();
  }

  /** Where a worker could leave something: here, and where its JVM puts temporary files. */
  private List<Path> files() throws IOException {
    try (var here = Files.list(Path.of(""));
        var temporary = Files.list(directory)) {
      return Stream.concat(here, temporary).sorted().toList();
    }
  }
}
