package dev.bunting.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bunting.chart.Histogram.Bin;
import org.junit.jupiter.api.Test;

class DurationsTest {
  private final Durations durations = new Durations(3);

  @Test
  void percentilesAreThoseOfTheValues() {
    for (int i = 1; i <= 1_000; i++) durations.add(i * 1_000L);
    assertThat(durations.percentile(50)).isCloseTo(0.5, within(0.001));
    assertThat(durations.percentile(99)).isCloseTo(0.99, within(0.001));
    assertThat(durations.total()).isCloseTo(500.5, within(1e-9));
  }

  @Test
  void everyValueLiesInABin() {
    for (long micros : new long[] {0, 1, 9, 10, 99_999, 100_000, 3_600_000_000L})
      durations.add(micros);
    var bins = durations.bins();
    assertThat(bins.stream().mapToLong(Bin::count).sum()).isEqualTo(7);
    assertThat(bins.getFirst().from()).isEqualTo(1e-6);
    assertThat(bins.getLast().to()).isGreaterThan(3_600);
  }

  @Test
  void whatTookNextToNothingLiesInTheFirstBin() {
    for (long micros : new long[] {0, 5, 90_000, 100_000, 110_000}) durations.add(micros);
    var bins = durations.bins();
    assertThat(bins.getFirst().from()).isBetween(0.0005, 0.001);
    assertThat(bins.getFirst().count()).isEqualTo(2);
  }

  @Test
  void withoutValuesThereAreNoBins() {
    assertThat(durations.bins()).isEmpty();
  }
}
