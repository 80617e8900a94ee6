package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Summary;
import dev.bunting.Summary.Failures;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobReportTest {
  private static JobReport report(long rows, Failures... failures) {
    long errors = List.of(failures).stream().mapToLong(Failures::rows).sum();
    var summary = new Summary(1_200, 1, errors, 34_500, OptionalLong.of(rows), List.of(failures));
    return new JobReport(summary, Path.of("out"));
  }

  @Test
  void countsRows() {
    assertThat(report(1_201).counts())
        .isEqualTo("1,201 rows: 1,200 ok (34.5 kB), 1 not found, 0 errors");
    assertThat(report(5_000).counts()).startsWith("1,201 rows of 5,000: ");
  }

  @Test
  void groupsErrorsByReasonWithTheHostsThatHaveMostOfThem() {
    var lines =
        report(
                2_000,
                new Failures("http-503", "b", 20),
                new Failures("bad-url", "", 4),
                new Failures("http-503", "a", 3),
                new Failures("http-503", "c", 2),
                new Failures("http-503", "d", 1))
            .failures();
    assertThat(lines)
        .containsExactly(
            "     26  http-503  at b (20), a (3), c (2) and others",
            "      4  bad-url",
            "to try them again: bunting retry out");
  }

  @Test
  void withoutErrorsThereIsNothingToTryAgain() {
    assertThat(report(1_201).failures()).isEmpty();
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
    var failed = report(1, new Failures("truncated", "a", 1)).summary();
    assertThat(new JobReport(failed, destination).failures())
        .endsWith("to try them again: " + command);
  }
}
