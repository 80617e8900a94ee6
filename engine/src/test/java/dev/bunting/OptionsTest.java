package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private final Options defaults = Options.defaults();

  @Test
  void readAloud() {
    var options = defaults.withStyle(Style.ASYNC).withMaxRequests(7);
    assertThat(options.style()).isEqualTo(Style.ASYNC);
    assertThat(options.maxRequests()).isEqualTo(7);
    assertThat(options.timeouts()).isEqualTo(defaults.timeouts());
  }

  @Test
  void refuseWhatMakesNoSense() {
    assertThatThrownBy(() -> defaults.withMaxRequests(0)).hasMessageContaining("maxRequests");
    assertThatThrownBy(() -> defaults.withIdleTimeout(Duration.ZERO)).hasMessageContaining("idle");
    assertThatThrownBy(() -> defaults.politeness().withPerHost(0)).hasMessageContaining("perHost");
    assertThatThrownBy(() -> defaults.politeness().withRetries(-1, Duration.ZERO))
        .hasMessageContaining("retries");
    assertThatThrownBy(() -> defaults.withConnectTimeout(Duration.ofSeconds(-1)))
        .hasMessageContaining("connect");
    assertThatThrownBy(() -> defaults.http().withUserAgent("a\r\nX: y"))
        .hasMessageContaining("userAgent");
  }
}
