package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1000, 1000",
    "64k, 65536",
    "64K, 65536",
    "1.5M, 1572864",
    "2GiB, 2147483648",
    "10MB, 10485760",
    "1T, 1099511627776"
  })
  void readsSizes(String text, long bytes) {
    assertThat(Quantities.bytes("--size", text, 0)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k", "-1", "1x", "1kk", "M1", "1e99", "NaN", "9999999T"})
  void refusesWhatIsNoSize(String text) {
    assertThatThrownBy(() -> Quantities.bytes("--size", text, 0))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--size must be a size of 0 or more, such as 500k or 2G, not ");
  }

  @ParameterizedTest
  @CsvSource({
    "30, PT30S",
    "0.5, PT0.5S",
    "500ms, PT0.5S",
    "10s, PT10S",
    "5m, PT5M",
    "2h, PT2H",
    "0, PT0S",
    "1e30, PT876000H"
  })
  void readsTimes(String text, Duration time) {
    assertThat(Quantities.seconds("--time", text, true)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "-1", "soon", "1d", "0"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> Quantities.seconds("--time", text, false))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--time must be more than 0 seconds");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "999949, 999.9 kB",
    "999950, 1.0 MB",
    "1500000000, 1.5 GB",
    "2e15, 2000.0 TB"
  })
  void tellsSizesToPeople(double bytes, String text) {
    assertThat(Quantities.size(bytes)).isEqualTo(text);
  }
}
