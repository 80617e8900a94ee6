package dev.bunting.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Values over values, as lines through points, named at their ends.
 *
 * @param across what lies along the bottom
 * @param up what lies along the side
 */
public record Curves(
    String title, String description, Measure across, Measure up, List<Curve> curves)
    implements Chart {
  private static final double PLOT = 300;

  /**
   * What an axis counts.
   *
   * @param name written at its end, such as {@code connections}
   * @param logarithmic whether each step multiplies; values are above 0 then
   */
  public record Measure(String name, Unit unit, boolean logarithmic) {}

  /**
   * A line.
   *
   * @param dashed for what was not measured, such as an ideal: it has no points
   * @param points from left to right
   */
  public record Curve(String name, Colour colour, boolean dashed, List<Point> points) {
    /** With a list of its own. */
    public Curve {
      points = List.copyOf(points);
    }
  }

  /**
   * A point, and the spread around it.
   *
   * @param low the lower end of the spread; {@code y} if there is none
   * @param high its upper end
   */
  public record Point(double x, double y, double low, double high) {
    /** Without a spread. */
    public Point(double x, double y) {
      this(x, y, y, y);
    }
  }

  /** With a list of its own. */
  public Curves {
    curves = List.copyOf(curves);
  }

  @Override
  public double height(double width) {
    return PLOT + 66;
  }

  void draw(Svg svg, double width) {
    var points = curves.stream().flatMap(curve -> curve.points().stream()).toList();
    if (points.isEmpty()) return;
    double right =
        width - 24 - curves.stream().mapToDouble(c -> Text.width(c.name())).max().orElse(0);
    var x = scale(across, points.stream().mapToDouble(Point::x).toArray(), Axis.LEFT, right);
    var heights = points.stream().flatMapToDouble(p -> DoubleStream.of(p.low(), p.high()));
    var y = scale(up, heights.toArray(), 24 + PLOT, 24);
    Axis.below(svg, x, across.unit(), 24, 24 + PLOT);
    Axis.left(svg, y, up.unit(), right);
    svg.text(Colour.MUTED, Axis.LEFT - 8, 12, Svg.Anchor.END, "↑ " + up.name());
    svg.text(Colour.MUTED, right, PLOT + 58, Svg.Anchor.END, across.name() + " →");
    for (var curve : curves) draw(svg, curve, x, y);
    names(svg, x, y);
  }

  private static Scale scale(Measure measure, double[] values, double start, double end) {
    double least = Arrays.stream(values).min().orElse(0);
    double most = Arrays.stream(values).max().orElse(1);
    return measure.logarithmic()
        ? Scale.logarithmic(least, most, start, end)
        : Scale.linear(Math.min(0, least), most, start, end);
  }

  private static void draw(Svg svg, Curve curve, Scale x, Scale y) {
    var line = new StringBuilder();
    var spreads = new StringBuilder();
    for (var point : curve.points()) {
      if (line.isEmpty()) Paths.move(line, x.at(point.x()), y.at(point.y()));
      else Paths.line(line, x.at(point.x()), y.at(point.y()));
      if (point.high() > point.low()) {
        Paths.move(spreads, x.at(point.x()), y.at(point.low()));
        Paths.line(spreads, x.at(point.x()), y.at(point.high()));
      }
    }
    if (curve.dashed()) svg.dashed(curve.colour(), 1.6, line);
    else svg.stroked(curve.colour(), 2.2, line);
    if (!spreads.isEmpty()) svg.stroked(curve.colour(), 1.4, spreads);
    if (!curve.dashed())
      for (var point : curve.points())
        svg.dot(curve.colour(), x.at(point.x()), y.at(point.y()), 3.4);
  }

  /**
   * At the ends of the lines, moved apart where they would lie on each other; above a line that
   * ends early, where others go on.
   */
  private void names(Svg svg, Scale x, Scale y) {
    var drawn = new ArrayList<>(curves.stream().filter(c -> !c.points().isEmpty()).toList());
    drawn.sort(Comparator.comparingDouble(curve -> y.at(curve.points().getLast().y())));
    double free = Double.NEGATIVE_INFINITY;
    for (var curve : drawn) {
      var last = curve.points().getLast();
      if (x.at(last.x()) < x.end() - 1) {
        double above = y.at(last.y()) - 7;
        svg.text(curve.colour(), x.at(last.x()) + 6, above, Svg.Anchor.START, curve.name());
        continue;
      }
      double at = Math.max(y.at(last.y()) + 4, free);
      svg.text(curve.colour(), x.at(last.x()) + 10, at, Svg.Anchor.START, curve.name());
      free = at + 15;
    }
  }
}
