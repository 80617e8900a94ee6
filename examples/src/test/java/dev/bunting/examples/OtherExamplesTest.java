package dev.bunting.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherExamplesTest {
  private static Examples examples;
  @TempDir Path directory;

  @BeforeAll
  static void compile(@TempDir Path classes) throws Exception {
    examples = Examples.compile(classes);
  }

  @Test
  void executorMapReturnsAtOnceAndWaitsForEachResult() throws Exception {
    var lines = examples.run(directory, "ExecutorMap").lines();
    assertThat(lines).allMatch(line -> line.matches("\\[\\d\\d:\\d\\d:\\d\\d\\] .*"));
    var said = lines.stream().map(line -> line.substring(11)).toList();
    assertThat(said.getFirst()).isEqualTo("Script starting.");
    assertThat(said)
        .containsSubsequence("Waiting for individual results:", "\tloiter(1): done.")
        .containsSubsequence(
            "result 0: 0", "result 1: 10", "result 2: 20", "result 3: 30", "result 4: 40")
        .contains("\t\t\t\tloiter(4): doing nothing for 4s...")
        .hasSize(18)
        .filteredOn(line -> line.startsWith("results: "))
        .hasSize(1);
  }

  @Test
  void progressDrawsABarLikeTqdm() throws Exception {
    var run = examples.run(directory, "Progress", "20");
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("\r 50%|█████     | 10/20 [00:00<00:0");
    assertThat(run.err())
        .containsPattern("\r100%\\|█{10}\\| 20/20 \\[00:0\\d<00:00, \\d+\\.\\d\\dit/s\\]\n$");
  }

  @Test
  void primesTellsWhichAreAndComparesWorkers() throws Exception {
    var lines = examples.run(directory, "Primes").lines();
    assertThat(lines.subList(0, 6))
        .contains("112272535095293 is prime: true", "1099726899285419 is prime: false");
    assertThat(lines.get(7)).isEqualTo("workers    threads  speed-up  processes  speed-up");
    assertThat(lines.get(8)).matches("      1 +\\d+\\.\\d\\ds +1\\.0x +\\d+\\.\\d\\ds +1\\.0x");
  }

  @Test
  void cryptoComparesWorkers() throws Exception {
    var lines = examples.run(directory, "Crypto").lines();
    var row = " +1 +\\d+\\.\\d\\ds +1\\.0x +\\d+\\.\\d\\ds +1\\.0x";
    assertThat(lines).anyMatch(line -> line.matches("SHA-256" + row));
    assertThat(lines).anyMatch(line -> line.matches("RC4" + row));
  }

  @Test
  void queueBringsEveryResult() throws Exception {
    var lines = examples.run(directory, "Queue").lines();
    assertThat(lines.getFirst()).matches("Checking 8 numbers with \\d+ threads:");
    assertThat(lines.subList(1, 9))
        .allMatch(line -> line.matches(" *\\d+  [P ]  +\\d+\\.\\d{6}s"))
        .filteredOn(line -> line.contains("  P  "))
        .hasSize(6);
    assertThat(lines.getLast()).matches("8 checks in \\d+\\.\\d\\ds");
  }

  @Test
  void theScriptListsThemAll() throws Exception {
    var script = new ProcessBuilder("sh", Examples.SOURCES.resolve("run").toString()).start();
    var listed = new String(script.getInputStream().readAllBytes(), UTF_8);
    assertThat(listed.lines().skip(2).map(line -> line.substring(0, line.indexOf(" "))))
        .isEqualTo(
            List.of(
                "crypto",
                "executor-map",
                "flags",
                "flags-as-completed",
                "flags-asyncio",
                "flags-processpool",
                "flags-threadpool",
                "future-states",
                "library",
                "primes",
                "progress",
                "queue",
                "semaphore"));
  }

  @Test
  void theScriptRefusesAnUnknownName() throws Exception {
    var script =
        new ProcessBuilder("sh", Examples.SOURCES.resolve("run").toString(), "flag").start();
    assertThat(script.waitFor()).isEqualTo(2);
  }
}
