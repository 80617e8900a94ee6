package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Progress;
import dev.bunting.Summary;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobMomentTest {
  private static JobMoment moment(OptionalLong rows) {
    var summary = new Summary(20, 3, 2, 9_000, rows, List.of());
    return new JobMoment(new Progress(summary, 7, 12_000, 5_000), 5, 10);
  }

  @Test
  void drawsABarWhenTheNumberOfRowsIsKnown() {
    assertThat(moment(OptionalLong.of(100)).bar(80, false))
        .matches(
            " 25%\\|#+\\d? +\\| 25/100 \\[00:10<00:37, 2\\.0/s, 17\\.0 kB, 1\\.2 kB/s, 2 errors]")
        .hasSize(80);
  }

  @Test
  void countsWhileTheListIsBeingRead() {
    assertThat(moment(OptionalLong.empty()).bar(80, true).stripTrailing())
        .isEqualTo(" 25 rows [00:10, 2.0/s, 17.0 kB, 1.2 kB/s, 2 errors]");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 40, 60, 80, 200})
  void fillsItsLineAndNoMore(int columns) {
    assertThat(moment(OptionalLong.of(100)).bar(columns, true)).hasSize(columns);
    assertThat(moment(OptionalLong.empty()).bar(columns, true)).hasSize(columns);
  }

  @Test
  void anEmptyListIsDone() {
    var none = new Summary(0, 0, 0, 0, OptionalLong.of(0), List.of());
    assertThat(new JobMoment(new Progress(none, 0, 0, 0), 0, 0).bar(80, false))
        .startsWith("100%|###")
        .contains(" 0/0 [");
  }

  @Test
  void isJsonForPrograms() {
    assertThat(moment(OptionalLong.of(100)).json())
        .isEqualTo(
            "{\"seconds\":10.00,\"rows\":100,\"ok\":20,\"not_found\":3,\"error\":2,\"kept\":5,"
                + "\"active\":7,\"bytes\":9000,\"received\":12000,\"resumed\":5000,"
                + "\"rows_per_second\":2.0}");
    assertThat(moment(OptionalLong.empty()).json()).contains("\"rows\":null");
  }
}
