package dev.bunting.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarLineTest {

  @Test
  void looksAsInTheSeed() {
    assertThat(BarLine.of(78, 80, UTF_8).render(78, 78 / 41.19))
        .isEqualTo(
            "100%|███████████████████████████████████████████| 78/78 [00:01<00:00, 41.19it/s]");
  }

  @Test
  void knowsNoRateBeforeTheFirst() {
    assertThat(BarLine.of(20, 34, UTF_8).render(0, 0))
        .isEqualTo("  0%|      | 0/20 [00:00<?, ?it/s]");
  }

  @Test
  void fillsTheLastCellByEighths() {
    assertThat(BarLine.of(16, 46, UTF_8).render(1, 1)).contains("|▋         |");
    assertThat(BarLine.of(80, 46, UTF_8).render(1, 1)).contains("|▏         |");
  }

  @Test
  void drawsInAsciiWhereThereAreNoBlocks() {
    assertThat(BarLine.of(8, 45, US_ASCII).render(5, 1)).contains("|######2   |");
  }

  @Test
  void countsSecondsPerItemWhenThatIsMoreThanOne() {
    assertThat(BarLine.of(10, 60, UTF_8).render(2, 9)).endsWith("2/10 [00:09<00:36,  4.50s/it]");
  }

  @ParameterizedTest
  @CsvSource({"59, 00:59", "61, 01:01", "3599, 59:59", "3600, 1:00:00", "90061, 25:01:01"})
  void showsTimeAsAClock(int seconds, String clock) {
    assertThat(BarLine.of(2, 80, UTF_8).render(1, seconds)).contains("[" + clock + "<" + clock);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20, 33, 40, 80, 200})
  void isAsWideAsTheTerminal(int columns) {
    var line = BarLine.of(676, columns, UTF_8);
    for (int done = 0; done <= 676; done += 13)
      assertThat(line.render(done, done / 7.0)).hasSizeLessThanOrEqualTo(columns);
    assertThat(line.render(676, 3)).hasSize(columns);
  }
}
