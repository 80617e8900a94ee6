package dev.bunting.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Status;
import dev.bunting.Timings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PictureTest {
  private static final String HOSTILE = "\"><script>alert(1)</script>\u0000";

  private static final List<Chart> ALL =
      List.of(
          new Timeline(HOSTILE, HOSTILE, TimeAxis.until(2), List.of(bar(0, Status.ERROR)), 1),
          new OverTime(HOSTILE, "d", pausing(), Unit.COUNT, List.of(layer(), layer())),
          new Histogram(
              HOSTILE,
              "d",
              List.of(new Histogram.Bin(0.01, 0.1, 5), new Histogram.Bin(0.1, 1, 0)),
              List.of(new Histogram.Marker(HOSTILE, 0.05))),
          new Bars(HOSTILE, "d", Unit.SECONDS, List.of(new Bars.Bar(HOSTILE, Colour.FIRST, 2))),
          new Curves(HOSTILE, "d", measure(), measure(), List.of(curve(true), curve(false))),
          new Shares(HOSTILE, "d", List.of(new Shares.Share(HOSTILE, Colour.WAIT, 1))));

  private static Timeline.Bar bar(int lane, Status status) {
    return new Timeline.Bar(lane, 0.5, new Timings(0, 1_000_000, 0, 2_000_000, 500), status, 2);
  }

  private static TimeAxis pausing() {
    return new TimeAxis(
        List.of(new TimeAxis.Span(0, 2, HOSTILE), new TimeAxis.Span(90, 91, "later")));
  }

  private static OverTime.Layer layer() {
    return new OverTime.Layer(HOSTILE, Colour.DNS, (from, to) -> 3);
  }

  private static Curves.Measure measure() {
    return new Curves.Measure(HOSTILE, Unit.COUNT, true);
  }

  private static Curves.Curve curve(boolean dashed) {
    var points = List.of(new Curves.Point(1, 8), new Curves.Point(10, 2, 1.5, 3));
    return new Curves.Curve(HOSTILE, Colour.SECOND, dashed, points);
  }

  private static Document parsed(String svg) throws Exception {
    var builder = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
    return builder.parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void everyChartIsWellFormedWhateverItsWordsAre() throws Exception {
    for (var chart : ALL)
      for (int width : new int[] {320, 1_000}) {
        var svg = parsed(Picture.inline(chart, width));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getDocumentElement().getAttribute("aria-label")).contains("><script>");
      }
  }

  @Test
  void noPlaceIsNotANumber() {
    for (var chart : ALL)
      assertThat(Picture.inline(chart, 500)).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void theSameDataIsTheSamePicture() {
    assertThat(Picture.alone("a", List.of(), ALL, 800, false))
        .isEqualTo(Picture.alone("a", List.of(), ALL, 800, false));
  }

  @Test
  void aPictureAloneHasItsColoursWithIt() throws Exception {
    var svg = Picture.alone(HOSTILE, List.of(HOSTILE), ALL, 800, true);
    parsed(svg);
    assertThat(svg).contains(Colour.RECEIVE.dark()).doesNotContain("var(");
  }

  @Test
  void phasesAndEndsAreToldByShapesToo() {
    var chart =
        new Timeline(
            "t",
            "d",
            TimeAxis.until(2),
            List.of(bar(0, Status.OK), bar(1, Status.ERROR), bar(2, Status.NOT_FOUND)),
            3);
    var svg = Picture.inline(chart, 800);
    assertThat(svg).contains(">×<", ">○<", ">|<", "tried before", "class=\"l-failed\"");
  }

  @Test
  void pixelsAreTwiceAsManyAndNotAllAlike() throws Exception {
    var out = new ByteArrayOutputStream();
    Png.write(Picture.alone("Heading", List.of("a line"), ALL, 500, false), out);
    var image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    assertThat(image.getWidth()).isEqualTo(1_000);
    assertThat(image.getRGB(2, 2) & 0xffffff).isEqualTo(0xffffff);
    var row = image.getRGB(0, 70, 1_000, 1, null, 0, 1_000);
    assertThat(row).as("the heading's letters").contains(0xff1c2430);
  }
}
