package dev.bunting.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsExamplesTest {
  private static final List<String> SORTED =
      List.of("BD BR CD CN DE EG ET FR ID IN IR JP MX NG PH PK RU TR US VN".split(" "));

  private static Examples examples;
  @TempDir Path directory;

  @BeforeAll
  static void compile(@TempDir Path classes) throws Exception {
    examples = Examples.compile(classes);
  }

  @Test
  void flagsShowsTheSortedCodesAndSavesTheFlags() throws Exception {
    var lines = examples.run(directory, "Flags").lines();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo(String.join(" ", SORTED) + " ");
    assertThat(lines.get(1)).matches("20 flags downloaded in \\d+\\.\\d\\ds");
    assertThatFlagsAreSaved(SORTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FlagsThreadpool", "FlagsAsyncio", "FlagsProcesspool"})
  void theConcurrentOnesShowTheCodesInAnyOrder(String program) throws Exception {
    var lines = examples.run(directory, program).lines();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).split(" ")).containsExactlyInAnyOrderElementsOf(SORTED);
    assertThat(lines.get(1)).matches("20 flags downloaded in \\d+\\.\\d\\ds");
    assertThatFlagsAreSaved(SORTED);
  }

  @Test
  void semaphoreNeverRunsMoreThanFive() throws Exception {
    var lines = examples.run(directory, "SemaphoreLimit").lines();
    assertThat(lines.get(0).split(" ")).containsExactlyInAnyOrderElementsOf(SORTED);
    assertThat(lines.get(1))
        .matches("20 flags downloaded in \\d+\\.\\d\\ds, at most [1-5] at once");
  }

  @Test
  void libraryTellsHowEachDownloadEnded() throws Exception {
    var lines = examples.run(directory, "Library").lines();
    assertThat(lines).hasSize(22).contains("downloads/br.gif, " + sizeOf("br.gif") + " bytes");
    assertThat(lines).anyMatch(line -> line.matches("not found: http://.*/flags/xx/xx.gif"));
    assertThat(lines.getLast()).isEqualTo("20 saved, 1 not found, 0 errors");
    assertThatFlagsAreSaved(SORTED);
  }

  private long sizeOf(String flag) throws IOException {
    return Files.size(directory.resolve("downloads").resolve(flag));
  }

  @Test
  void libraryStopsOnceEnoughFlagsAreThere() throws Exception {
    var lines = examples.run(directory, "Library", "1").lines();
    assertThat(lines).hasSize(22);
    assertThat(lines.getLast()).matches("[1-9]\\d* saved, [01] not found, \\d+ errors");
  }

  @Test
  void asCompletedTellsTheStatesOfTwentyFutures() throws Exception {
    assertThatStatesAreTold("FlagsAsCompleted", SORTED);
  }

  @Test
  void futureStatesTellsThoseOfFive() throws Exception {
    assertThatStatesAreTold("FutureStates", List.of("BR", "CN", "ID", "IN", "US"));
  }

  private void assertThatStatesAreTold(String program, List<String> codes) throws Exception {
    var out = examples.run(directory, program).out();
    for (var code : codes) {
      assertThat(out)
          .containsPattern("Scheduled for " + code + ": <Future at 0x\\p{XDigit}{8} state=\\w+")
          .containsPattern(
              "<Future at 0x\\p{XDigit}{8} state=finished returned String> result: '" + code);
    }
    assertThat(out).containsPattern("\n" + codes.size() + " flags downloaded in \\d+\\.\\d\\ds\n$");
    assertThatFlagsAreSaved(codes);
  }

  private void assertThatFlagsAreSaved(List<String> codes) throws Exception {
    var names = codes.stream().map(code -> code.toLowerCase(Locale.ROOT) + ".gif").toList();
    try (Stream<Path> files = Files.list(directory.resolve("downloads"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names);
    }
    assertThat(directory.resolve("downloads").resolve(names.getFirst()))
        .content(ISO_8859_1)
        .startsWith("GIF89a");
  }
}
