package dev.bunting.report;

import static dev.bunting.ledger.Sample.failed;
import static dev.bunting.ledger.Sample.notFound;
import static dev.bunting.ledger.Sample.saved;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorSummaryTest {
  private final ErrorSummary.Collector collector = new ErrorSummary.Collector();

  @Test
  void groupsByReasonAndHostTheLargestFirst() {
    collector.add(saved(1));
    collector.add(notFound(2));
    collector.add(failed(3, "http://b/1", "http-503", 503));
    collector.add(failed(4, "http://a/1", "truncated", 200));
    collector.add(failed(5, "http://b/2", "http-503", 503));
    collector.add(failed(6, "http://a/1", "deadline", 0));
    var summary = collector.summary(2, Path.of("out"));
    assertThat(summary.ok()).isEqualTo(1);
    assertThat(summary.notFound()).isEqualTo(1);
    assertThat(summary.errors()).isEqualTo(4);
    assertThat(summary.groups())
        .containsExactly(
            new ErrorSummary.Group("http-503", "b", 2), new ErrorSummary.Group("deadline", "a", 1));
    assertThat(summary.others()).isEqualTo(1);
  }

  @Test
  void aMillionBadHostsTakeBoundedMemory() {
    for (int i = 1; i <= 20_000; i++)
      collector.add(failed(i, "http://h" + i + "/", "dns-not-found", 0));
    assertThat(collector.summary(1, Path.of("out")).groups())
        .containsExactly(new ErrorSummary.Group("dns-not-found", ErrorSummary.MANY_HOSTS, 10_000));
  }

  @Test
  void withoutErrorsThereIsNothingToRetry() {
    collector.add(saved(1));
    collector.add(notFound(2));
    assertThat(collector.summary(5, Path.of("out")).retryCommand()).isEmpty();
  }

  @ParameterizedTest
  @DisabledOnOs(OS.WINDOWS)
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "out, bunting retry out",
        "/a/b_c-1.d, bunting retry /a/b_c-1.d",
        "my files, bunting retry 'my files'",
        "it's, bunting retry 'it'\\''s'",
        "-x, bunting retry ./-x",
        "$HOME, bunting retry '$HOME'",
        "~x, bunting retry '~x'",
      })
  void theCommandCanBePastedIntoAShell(Path destination, String command) {
    collector.add(failed(1, "truncated"));
    assertThat(collector.summary(5, destination).retryCommand()).contains(command);
  }
}
