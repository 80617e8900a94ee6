package dev.bunting.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultTest {
  private final Figures one = Sample.result().figures().getFirst();
  private final Figures two = Sample.result().figures().getLast();

  @Test
  void tellsTheMedianAndTheEnds() {
    assertThat(one.seconds()).isEqualTo(new Spread(0.4, 0.5, 0.6));
    assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(1, 2, 3));
  }

  @Test
  void measuresSpeedUpByTheSequentialMedian() {
    assertThat(one.speedUp()).hasValue(1);
    assertThat(two.speedUp().orElseThrow()).isCloseTo(0.5 / 0.3, within(1e-9));
  }

  @Test
  void knowsWhatTheDelaysAloneTake() {
    assertThat(one.idealSeconds().orElseThrow()).isCloseTo(0.4, within(1e-9));
    assertThat(two.idealSeconds().orElseThrow()).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void countsOnlyWhatIsRightAsThroughput() {
    var flawed = Sample.result(new Flaw(Flaw.LOST, "http://h/")).figures().getLast();
    assertThat(two.filesPerSecond()).isCloseTo(4 / 0.25, within(1e-9));
    assertThat(flawed.filesPerSecond()).isCloseTo(3 / 0.25, within(1e-9));
  }

  @Test
  void writesAllRunsAsJson() {
    var out = new ByteArrayOutputStream();
    ResultJson.write(Sample.result(new Flaw(Flaw.LOST, "http://me:secret@h/")), out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("{\"downloads\":4,\"styles\":[{\"style\":\"sequential\",\"connections\":1,")
        .contains("\"seconds\":{\"min\":0.4,\"median\":0.5,\"max\":0.6}")
        .contains("{\"word\":\"lost\"")
        .doesNotContain("secret");
  }

  @Test
  void drawsALaneForEachConnectionAndAStairForEachDownload() {
    assertThat(Timelines.byConnection(two).lanes()).isEqualTo(2);
    assertThat(Timelines.byDownload(two).lanes()).isEqualTo(4);
  }

  @Test
  void thePageEscapesWhatIsNotItsOwn() {
    var page = ResultPage.html(Sample.result(new Flaw("http-503", "http://h/<b>")), "4 flags & co");
    assertThat(page)
        .contains(
            "4 flags &amp; co", "http://h/&lt;b&gt;", "virtual, 2 at once", "What was not right")
        .doesNotContain("<b>", "<script");
  }

  @Test
  void drawsTheCurveOnlyOfSeveralNumbersOfRequests() {
    assertThat(new ResultCharts(Sample.result()).curve()).isEmpty();
  }
}
