package dev.bunting.report;

import static dev.bunting.ledger.Sample.failed;
import static dev.bunting.ledger.Sample.notFound;
import static dev.bunting.ledger.Sample.saved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Summary;
import org.junit.jupiter.api.Test;

class SummaryCollectorTest {
  private final SummaryCollector collector = new SummaryCollector();

  @Test
  void groupsByReasonAndHostTheLargestFirst() {
    collector.add(saved(1));
    collector.add(notFound(2));
    collector.add(failed(3, "http://b/1", "http-503", 503));
    collector.add(failed(4, "http://a/1", "truncated", 200));
    collector.add(failed(5, "http://b/2", "http-503", 503));
    collector.add(failed(6, "http://a/1", "deadline", 0));
    var summary = collector.summary();
    assertThat(summary.ok()).isEqualTo(1);
    assertThat(summary.notFound()).isEqualTo(1);
    assertThat(summary.errors()).isEqualTo(4);
    assertThat(summary.ended()).isEqualTo(6);
    assertThat(summary.failures())
        .containsExactly(
            new Summary.Failures("http-503", "b", 2),
            new Summary.Failures("deadline", "a", 1),
            new Summary.Failures("truncated", "a", 1));
  }

  @Test
  void aMillionBadHostsTakeBoundedMemory() {
    for (int i = 1; i <= 20_000; i++)
      collector.add(failed(i, "http://h" + i + "/", "dns-not-found", 0));
    assertThat(collector.summary().failures())
        .hasSize(10_001)
        .startsWith(new Summary.Failures("dns-not-found", Summary.OTHER_HOSTS, 10_000));
  }
}
