package dev.bunting.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FlowsTest {
  private static final long DAY = 86_400_000_000L;

  private static double between(Flows flows, int of, long from, long to) {
    return flows.levels().between(of, (double) from, (double) to);
  }

  @Test
  void anAmountIsSpreadEvenlyOverItsTime() {
    var flows = new Flows(1, 0);
    flows.add(0, 0, 4_096_000, 400);
    assertThat(between(flows, 0, 0, 1_024_000)).isCloseTo(100, within(1e-6));
    assertThat(between(flows, 0, 1_024_000, 9_000_000)).isCloseTo(300, within(1e-6));
    assertThat(between(flows, 0, -5_000, 0)).isZero();
  }

  @Test
  void nothingIsLostWhenBucketsGrow() {
    var flows = new Flows(2, 0);
    var random = new Random(1);
    double sum = 0;
    for (int i = 0; i < 100_000; i++) {
      long from = random.nextLong(DAY);
      double amount = random.nextInt(1, 1_000);
      flows.add(1, from, from + random.nextLong(60_000_000), amount);
      sum += amount;
    }
    assertThat(flows.levels().buckets()).isLessThanOrEqualTo(Flows.MOST_BUCKETS);
    assertThat(between(flows, 1, -1, 2 * DAY)).isCloseTo(sum, within(sum * 1e-6));
    assertThat(between(flows, 0, -1, 2 * DAY)).isZero();
  }

  @Test
  void aMomentCountsWholly() {
    var flows = new Flows(1, 77 * DAY);
    flows.add(0, 77 * DAY + 5, 77 * DAY + 5, 1);
    assertThat(between(flows, 0, 77 * DAY, 77 * DAY + 2_048)).isCloseTo(1, within(1e-9));
  }

  @Test
  void aSecondRunADayLaterIsToldAsFinely() {
    var flows = new Flows(1, 0);
    flows.add(0, 0, 10_240, 10);
    flows.add(0, DAY, DAY + 10_240, 30);
    assertThat(between(flows, 0, DAY, DAY + 5_120)).isCloseTo(15, within(2.0));
    assertThat(between(flows, 0, 20_000, DAY - 2_048)).isCloseTo(0, within(1e-6));
  }
}
