package dev.bunting.ledger;

import static dev.bunting.ledger.Sample.failed;
import static dev.bunting.ledger.Sample.notFound;
import static dev.bunting.ledger.Sample.readAll;
import static dev.bunting.ledger.Sample.saved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryClassesTest {
  @ParameterizedTest
  @CsvSource({
    "5xx, http-503, true",
    "5xx, http-418, false",
    "4xx, http-429, true",
    "http-429, http-429, true",
    "http-429, http-428, false",
    "timeout, connect-timeout, true",
    "timeout, idle-timeout, true",
    "timeout, deadline, true",
    "timeout, connect-refused, false",
    "connect, connect-refused, true",
    "connect, connect-timeout, true",
    "connect, connection-reset, true",
    "dns, dns-failure, true",
    "tls, tls-untrusted, true",
    "truncated, truncated, true",
    "protocol, protocol, true",
    "error, truncated, true",
    "not-found, truncated, false",
  })
  void classesHoldTheseReasons(String word, String reason, boolean expected) {
    assertThat(RetryClasses.parse(word).match(failed(1, reason))).isEqualTo(expected);
  }

  @Test
  void whatIsNotThereIsTriedAgainOnlyWhenAskedFor() {
    assertThat(RetryClasses.allErrors().match(notFound(1))).isFalse();
    assertThat(RetryClasses.parse("not-found").match(notFound(1))).isTrue();
    assertThat(RetryClasses.parse("4xx").match(notFound(1))).isTrue();
    assertThat(RetryClasses.parse("timeout").match(notFound(1))).isFalse();
  }

  @Test
  void anUnknownWordIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> RetryClasses.parse("timeout,5x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'5x' is none of")
        .hasMessageContaining("timeout, connect, dns, tls")
        .hasMessageContaining("checksum-mismatch");
  }

  @Test
  void findsTheRowsOfTheLatestSessionInOrder(@TempDir Path directory) throws Exception {
    Sample.session(
        directory, failed(3, "truncated"), saved(2), failed(1, "deadline"), failed(4, "deadline"));
    Sample.session(directory, saved(4));
    try (var reader = LedgerReader.open(directory)) {
      var entries = readAll(reader.toRetry(RetryClasses.parse("timeout, truncated")));
      assertThat(entries).containsExactly(failed(1, "deadline"), failed(3, "truncated"));
    }
  }
}
