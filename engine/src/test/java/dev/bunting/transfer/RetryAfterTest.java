package dev.bunting.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2015-10-21T07:28:00Z");

  @Test
  void readsSecondsAndDates() {
    assertThat(RetryAfter.parse("125", NOW)).contains(Duration.ofSeconds(125));
    assertThat(RetryAfter.parse("Wed, 21 Oct 2015 07:29:00 GMT", NOW))
        .contains(Duration.ofMinutes(1));
    assertThat(RetryAfter.parse("Wed, 21 Oct 2015 07:27:00 GMT", NOW))
        .contains(Duration.ofMinutes(-1));
  }

  @Test
  void takesANumberWithoutEndForAYear() {
    assertThat(RetryAfter.parse("9".repeat(50), NOW)).contains(Duration.ofDays(365));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "Wed, 99 Oct 2015 07:28:00 GMT"})
  void passesOverWhatItDoesNotKnow(String value) {
    assertThat(RetryAfter.parse(value, NOW)).isEmpty();
  }
}
