package dev.bunting.chart;

import java.util.List;

/**
 * How often which durations came, over a logarithmic axis.
 *
 * @param bins in their order; their bounds are above 0
 * @param markers values to point out, such as percentiles, in their order
 */
public record Histogram(String title, String description, List<Bin> bins, List<Marker> markers)
    implements Chart {
  private static final double PLOT = 150;
  private static final double RIGHT = 14;

  /**
   * How many values lie in a range, in seconds.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public record Bin(double from, double to, long count) {}

  /**
   * A value with a name, in seconds.
   *
   * @param name such as {@code p99}
   */
  public record Marker(String name, double value) {}

  /** With lists of its own. */
  public Histogram {
    bins = List.copyOf(bins);
    markers = List.copyOf(markers);
  }

  private double top() {
    return markers.size() * 15 + 8;
  }

  @Override
  public double height(double width) {
    return top() + PLOT + 24;
  }

  void draw(Svg svg, double width) {
    if (bins.isEmpty()) return;
    double bottom = top() + PLOT;
    var x =
        Scale.logarithmic(bins.getFirst().from(), bins.getLast().to(), Axis.LEFT, width - RIGHT);
    double most = bins.stream().mapToDouble(bin -> (double) bin.count()).max().orElse(1);
    var y = Scale.linear(0, most, bottom, top());
    Axis.below(svg, x, Unit.SECONDS, top(), bottom);
    Axis.left(svg, y, Unit.COUNT, width - RIGHT);
    svg.filled(Colour.RECEIVE, boxes(x, y));
    // The last is the highest, and all names are left of their lines, so that no line meets a name.
    for (int i = 0; i < markers.size(); i++)
      mark(svg, markers.get(i), x, 11 + (markers.size() - 1 - i) * 15, bottom);
  }

  private StringBuilder boxes(Scale x, Scale y) {
    var path = new StringBuilder();
    for (var bin : bins) {
      double left = x.at(bin.from());
      double height = y.at(0) - y.at((double) bin.count());
      // What came at all is seen, however rare.
      if (bin.count() > 0) height = Math.max(height, 1.5);
      Paths.box(
          path, left + 0.4, y.at(0) - height, Math.max(0.6, x.at(bin.to()) - left - 0.8), height);
    }
    return path;
  }

  private static void mark(Svg svg, Marker marker, Scale x, double y, double bottom) {
    double at = x.at(marker.value());
    var text = marker.name() + " " + Unit.SECONDS.text(marker.value());
    svg.line(Colour.INK, at, y - 8, at, bottom);
    boolean left = at - 5 - Text.width(text) >= 0;
    svg.text(Colour.INK, left ? at - 5 : at + 5, y, left ? Svg.Anchor.END : Svg.Anchor.START, text);
  }
}
