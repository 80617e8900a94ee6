package dev.bunting.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandwidthTest {
  private static final long SECOND = 1_000_000_000;

  private long now = 77;

  private Bandwidth bandwidth(long bytesPerSecond, int readers) {
    return new Bandwidth(bytesPerSecond, readers, () -> now);
  }

  /** Readers that always have as much to read as they may, each waiting until it is paid. */
  @ParameterizedTest
  @CsvSource({"1000, 1", "1000000, 1", "1000000, 64", "50000000, 1000", "1000, 64"})
  void isNeverAheadByMoreThanAQuarterOfASecond(long rate, int readers) {
    var bandwidth = bandwidth(rate, readers);
    var turns = new PriorityQueue<Long>();
    for (int i = 0; i < readers; i++) turns.add(now);
    var start = now;
    var total = 0L;
    while (now < start + 10 * SECOND) {
      now = Math.max(now, turns.remove());
      total += bandwidth.chunk();
      turns.add(bandwidth.spend(bandwidth.chunk()));
      var allowed = (double) rate * (now - start) / SECOND;
      assertThat((double) total).isLessThanOrEqualTo(allowed + 0.26 * rate + readers);
    }
    assertThat((double) total).isGreaterThan(10.0 * rate * 0.97);
  }

  @Test
  void savesUpNothingWhileNobodyReads() {
    var bandwidth = bandwidth(1000, 1);
    now += 3600 * SECOND;
    var until = bandwidth.spend(1000);
    assertThat(until - now).isGreaterThan(SECOND * 9 / 10);
  }

  @Test
  void makesUpForWakingLate() {
    var bandwidth = bandwidth(1_000_000, 1);
    var start = now;
    var total = 0L;
    while (now < start + 10 * SECOND) {
      total += bandwidth.chunk();
      now = Math.max(now, bandwidth.spend(bandwidth.chunk())) + SECOND / 500;
    }
    assertThat(total).isGreaterThan(9_900_000);
  }

  @Test
  void nobodyWaitsMuchLongerThanAQuarterOfASecond() {
    var bandwidth = bandwidth(100_000, 64);
    var longest = 0L;
    for (int i = 0; i < 64; i++) longest = bandwidth.spend(bandwidth.chunk()) - now;
    assertThat(longest).isLessThan(SECOND / 4);
  }
}
