package dev.bunting.chart;

import java.util.ArrayList;
import java.util.List;

/** Draws areas over time, in steps as wide as a few pixels. */
final class OverTimeDrawing {
  private static final double PLOT = 130;
  private static final double COLUMN = 3;
  private static final double RIGHT = 14;

  private OverTimeDrawing() {}

  static double height(OverTime chart, double width) {
    return legend(chart, width) + 14 + PLOT + 2 + TimeScale.height(chart.time());
  }

  private static double legend(OverTime chart, double width) {
    return chart.layers().size() > 1 ? Legend.height(keys(chart), width - Axis.LEFT) : 0;
  }

  private static List<Legend.Key> keys(OverTime chart) {
    return chart.layers().stream()
        .map(layer -> new Legend.Key(layer.name(), layer.colour()))
        .toList();
  }

  static void draw(OverTime chart, Svg svg, double width) {
    double top = legend(chart, width) + 14;
    if (chart.layers().size() > 1) Legend.draw(svg, keys(chart), Axis.LEFT, 0, width - Axis.LEFT);
    var time = new TimeScale(chart.time(), Axis.LEFT, width - RIGHT);
    var stretches = time.stretches().stream().map(stretch -> Columns.of(chart, stretch)).toList();
    double most = stretches.stream().mapToDouble(Columns::most).max().orElse(0);
    var y = Scale.linear(0, most, top + PLOT, top);
    time.draw(svg, top, top + PLOT);
    Axis.left(svg, y, chart.unit(), width - RIGHT);
    for (var columns : stretches) columns.draw(chart, svg, y);
  }

  /** A stretch cut into columns; heights add up from the lowest layer to the highest. */
  private record Columns(TimeScale.Stretch stretch, List<double[]> stacked) {

    static Columns of(OverTime chart, TimeScale.Stretch stretch) {
      int count = (int) Math.max(1, (stretch.end() - stretch.start()) / COLUMN);
      var stacked = new ArrayList<double[]>();
      var below = new double[count];
      for (var layer : chart.layers()) {
        var values = new double[count];
        for (int i = 0; i < count; i++)
          values[i] =
              below[i] + layer.level().between(at(stretch, i, count), at(stretch, i + 1, count));
        stacked.add(values);
        below = values;
      }
      return new Columns(stretch, stacked);
    }

    private static double at(TimeScale.Stretch stretch, int column, int count) {
      var span = stretch.span();
      return span.from() + span.length() * column / count;
    }

    double most() {
      double most = 0;
      for (double value : stacked.getLast()) most = Math.max(most, value);
      return most;
    }

    void draw(OverTime chart, Svg svg, Scale y) {
      for (int i = 0; i < stacked.size(); i++) {
        var area = new StringBuilder();
        outline(area, stacked.get(i), y);
        if (i == 0) floor(area, y);
        else backwards(area, stacked.get(i - 1), y);
        svg.filled(chart.layers().get(i).colour(), area.append('z'));
      }
    }

    private void outline(StringBuilder path, double[] heights, Scale y) {
      for (int i = 0; i < heights.length; i++) {
        if (i == 0) Paths.move(path, x(i, heights), y.at(heights[i]));
        else Paths.line(path, x(i, heights), y.at(heights[i]));
        Paths.line(path, x(i + 1, heights), y.at(heights[i]));
      }
    }

    private void backwards(StringBuilder path, double[] heights, Scale y) {
      for (int i = heights.length - 1; i >= 0; i--) {
        Paths.line(path, x(i + 1, heights), y.at(heights[i]));
        Paths.line(path, x(i, heights), y.at(heights[i]));
      }
    }

    private void floor(StringBuilder path, Scale y) {
      Paths.line(path, stretch.end(), y.at(0));
      Paths.line(path, stretch.start(), y.at(0));
    }

    private double x(int column, double[] heights) {
      return stretch.start() + (stretch.end() - stretch.start()) * column / heights.length;
    }
  }
}
