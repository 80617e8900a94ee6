package dev.bunting.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SECONDS | 0 | 0 s",
        "SECONDS | 0.0000005 | 0.5 µs",
        "SECONDS | 0.0123 | 12.3 ms",
        "SECONDS | 0.9999 | 1 s",
        "SECONDS | 61.04 | 61 s",
        "SECONDS | 125 | 2 min 5 s",
        "SECONDS | 7260 | 2 h 1 min",
        "SECONDS | 180000 | 2 d 2 h",
        "BYTES | 999 | 999 B",
        "BYTES | 999999 | 1 MB",
        "BYTES | 1234567 | 1.23 MB",
        "BYTES_PER_SECOND | 0 | 0 B/s",
        "COUNT | 0.25 | 0.25",
        "COUNT | 1234567 | 1,234,567",
        "PER_SECOND | 12345 | 12,345 /s",
        "TIMES | 17.25 | 17.3×"
      })
  void writesThreeDigitsAndAUnitNearThem(Unit unit, double value, String text) {
    assertThat(unit.text(value)).isEqualTo(text);
  }
}
