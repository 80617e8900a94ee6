package dev.bunting.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportLinesTest {
  private final Report report =
      new Report(
          List.of(Sample.transfer(1, 0), Sample.transfer(2, 100)),
          5,
          new Usage(6, OptionalLong.of(7), 8),
          9,
          10);

  @Test
  void comesBackAsItWent() throws IOException {
    assertThat(ReportLines.read(new StringReader(text(report)))).contains(report);
  }

  @Test
  void memoryThatIsNotKnownStaysSo() throws IOException {
    var unknown = new Report(List.of(), 5, new Usage(6, OptionalLong.empty(), 1), 9, 0);
    assertThat(ReportLines.read(new StringReader(text(unknown)))).contains(unknown);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 250})
  void whatBreaksOffIsNoReport(int length) throws IOException {
    var begun = text(report).substring(0, length);
    assertThat(ReportLines.read(new StringReader(begun))).isEqualTo(Optional.empty());
  }

  private static String text(Report report) {
    var out = new ByteArrayOutputStream();
    ReportLines.write(report, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
