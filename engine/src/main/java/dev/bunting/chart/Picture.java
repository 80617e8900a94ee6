package dev.bunting.chart;

import java.util.List;

/** Makes SVG of charts. */
public final class Picture {
  private static final double MARGIN = 24;
  private static final double HEADING = 30;

  private Picture() {}

  /**
   * An {@code <svg>} element for an HTML page whose style sheet has {@link StyleSheet#forPages}. It
   * is as wide as its place, and tells screen readers the chart's title and description.
   *
   * @param width how wide it is drawn, in pixels: text is as large as it should be at that width
   */
  public static String inline(Chart chart, int width) {
    var svg = new Svg().element("svg").attribute("class", "chart").attribute("role", "img");
    svg.attribute("aria-label", chart.title() + ". " + chart.description());
    open(svg, width, chart.height(width));
    draw(chart, svg, width);
    return svg.close("svg").toString();
  }

  /**
   * A picture that stands alone, with charts below each other.
   *
   * @param heading what all is about
   * @param lines what is to be said under it
   * @param dark whether it is for dark surroundings
   */
  public static String alone(
      String heading, List<String> lines, List<Chart> charts, int width, boolean dark) {
    double inner = width - 2 * MARGIN;
    double height = 2 * MARGIN + top(lines);
    for (var chart : charts) height += HEADING + chart.height(inner) + 14;
    var svg = new Svg().element("svg").attribute("xmlns", "http://www.w3.org/2000/svg");
    svg.attribute("width", width).attribute("height", Math.ceil(height)).attribute("role", "img");
    svg.attribute("aria-label", heading);
    open(svg, width, Math.ceil(height));
    svg.element("style").children().raw(StyleSheet.forPictures(dark)).close("style");
    svg.rectangle(Colour.PAPER, 0, 0, width, Math.ceil(height));
    text(svg, heading, lines, inner);
    stack(svg, charts, inner, MARGIN + top(lines));
    return svg.close("svg").toString();
  }

  private static double top(List<String> lines) {
    return 26 + lines.size() * 18 + 8;
  }

  private static void text(Svg svg, String heading, List<String> lines, double width) {
    var fitting = Text.fitting(heading, width * 0.66);
    svg.text(Colour.INK, MARGIN, MARGIN + 16, Svg.Anchor.START, 20, fitting);
    for (int i = 0; i < lines.size(); i++)
      svg.text(Colour.MUTED, MARGIN, MARGIN + 42 + i * 18, Svg.Anchor.START, lines.get(i));
  }

  private static void stack(Svg svg, List<Chart> charts, double width, double from) {
    double y = from;
    for (var chart : charts) {
      svg.text(Colour.INK, MARGIN, y + 16, Svg.Anchor.START, 14, chart.title());
      svg.group(MARGIN, y + HEADING);
      draw(chart, svg, width);
      svg.close("g");
      y += HEADING + chart.height(width) + 14;
    }
  }

  private static void open(Svg svg, double width, double height) {
    var box = new StringBuilder("0 0 ");
    Svg.number(box, width);
    Svg.number(box.append(' '), height);
    svg.attribute("viewBox", box.toString()).attribute("font-family", StyleSheet.FONT);
    svg.attribute("font-size", Text.SIZE).children();
  }

  private static void draw(Chart chart, Svg svg, double width) {
    switch (chart) {
      case Timeline timeline -> TimelineDrawing.draw(timeline, svg, width);
      case OverTime overTime -> OverTimeDrawing.draw(overTime, svg, width);
      case Histogram histogram -> histogram.draw(svg, width);
      case Bars bars -> bars.draw(svg, width);
      case Curves curves -> curves.draw(svg, width);
      case Shares shares -> shares.draw(svg, width);
    }
  }
}
