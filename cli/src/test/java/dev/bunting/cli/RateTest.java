package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.Politeness;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
  @ParameterizedTest
  @CsvSource({
    "10/s, PT0.1S, false",
    "0.5/s, PT2S, false",
    "2/host/s, PT0.5S, true",
    "30/host/m, PT2S, true",
    "60/m, PT1S, false"
  })
  void readsRates(String text, Duration interval, boolean host) {
    assertThat(Rate.parse(text)).isEqualTo(new Rate(interval, host));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "/s", "0/s", "-1/s", "10/h", "10/host", "x/s", "10/host/s/s"})
  void refusesOthers(String text) {
    assertThatThrownBy(() -> Rate.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessage("--rate N[/host]/s must be like 10/s, 2/host/s or 30/host/m, not " + text);
  }

  @Test
  void bothKindsGoTogether() {
    var manners = Rate.parse("1/host/s").in(Rate.parse("10/s").in(Politeness.NONE));
    assertThat(manners.interval()).isEqualTo(Duration.ofMillis(100));
    assertThat(manners.hostInterval()).isEqualTo(Duration.ofSeconds(1));
  }
}
