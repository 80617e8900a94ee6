package dev.bunting.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
  @Test
  void ticksAreRoundAndWithin() {
    assertThat(Scale.linear(0, 47, 0, 100).ticks(4)).containsExactly(0.0, 20.0, 40.0);
    assertThat(Scale.linear(0, 0.31, 0, 100).ticks(3)).hasSize(2).contains(0.0, 0.2);
  }

  @Test
  void powersOfTenHaveTwoAndFiveBetweenWhereThereIsRoom() {
    assertThat(Scale.logarithmic(1, 10, 0, 100).ticks(5)).containsExactly(1.0, 2.0, 5.0, 10.0);
    assertThat(Scale.logarithmic(1, 1_000, 0, 100).ticks(5))
        .containsExactly(1.0, 10.0, 100.0, 1_000.0);
  }

  @Test
  void valuesGoWhereTheyBelong() {
    assertThat(Scale.linear(0, 10, 100, 0).at(2.5)).isEqualTo(75);
    assertThat(Scale.logarithmic(1, 100, 0, 100).at(10)).isCloseTo(50, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0.03, 0.05", "0.7, 1", "3, 5", "11, 15", "40, 60", "4000, 7200", "200000, 432000"})
  void stepsOfTimeAreThoseOfTheClock(double least, double step) {
    assertThat(Ticks.clockStep(least)).isEqualTo(step);
  }
}
