package dev.bunting.chart;

import dev.bunting.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Draws a waterfall: one path for all that has a colour, since bars may be thousands. */
final class TimelineDrawing {
  private static final double TALLEST = 640;
  private static final double RIGHT = 14;
  private static final double LEFT = 34;

  private final Timeline chart;
  private final TimeScale time;
  private final double top;
  private final double lane;
  private final Map<Colour, StringBuilder> paths = new EnumMap<>(Colour.class);
  private final StringBuilder crosses = new StringBuilder();
  private final StringBuilder circles = new StringBuilder();
  private final StringBuilder retries = new StringBuilder();

  private TimelineDrawing(Timeline chart, double width) {
    this.chart = chart;
    time = new TimeScale(chart.time(), LEFT, width - RIGHT);
    top = Legend.height(keys(chart), width - LEFT);
    lane = lane(chart);
  }

  private static double lane(Timeline chart) {
    return Math.clamp(TALLEST / chart.lanes(), 0.64, 18);
  }

  static double height(Timeline chart, double width) {
    return Legend.height(keys(chart), width - LEFT)
        + chart.lanes() * lane(chart)
        + 6
        + TimeScale.height(chart.time());
  }

  static void draw(Timeline chart, Svg svg, double width) {
    new TimelineDrawing(chart, width).draw(svg, width);
  }

  private void draw(Svg svg, double width) {
    Legend.draw(svg, keys(chart), LEFT, 0, width - LEFT);
    double bottom = top + chart.lanes() * lane + 4;
    time.draw(svg, top, bottom);
    lanes(svg);
    for (var bar : chart.bars()) add(bar);
    paths.forEach(svg::filled);
    if (!retries.isEmpty()) svg.stroked(Colour.INK, 1.5, retries);
    if (!circles.isEmpty()) svg.stroked(Colour.NOT_FOUND, 1.8, circles);
    if (!crosses.isEmpty()) svg.stroked(Colour.FAILED, 1.8, crosses);
  }

  /** Numbers beside the lanes, as many as there is room for. */
  private void lanes(Svg svg) {
    int step = (int) Math.max(1, Ticks.step(16 / lane));
    for (int i = 1; i <= chart.lanes(); i++)
      if (i == 1 || i % step == 0)
        svg.text(Colour.MUTED, LEFT - 8, top + (i - 0.5) * lane + 4, Svg.Anchor.END, "" + i);
  }

  private void add(Timeline.Bar bar) {
    var phases = bar.phases();
    double from = bar.start();
    from = add(Colour.DNS, bar, from, phases.dns(), 0.66);
    from = add(Colour.CONNECT, bar, from, phases.connect(), 0.66);
    from = add(Colour.TLS, bar, from, phases.tls(), 0.66);
    from = add(Colour.WAIT, bar, from, phases.await(), 0.34);
    from = add(Colour.RECEIVE, bar, from, phases.receive(), 0.86);
    mark(bar, time.at(from));
  }

  private double add(Colour colour, Timeline.Bar bar, double from, long nanoseconds, double share) {
    if (nanoseconds == 0) return from;
    double to = from + nanoseconds / 1e9;
    double x = time.at(from);
    double height = lane < 3 ? lane : lane * share;
    var path = paths.computeIfAbsent(colour, _ -> new StringBuilder());
    double y = top + bar.lane() * lane + (lane - height) / 2;
    // No phase is lost to sight, however short; a hair's width lies.
    Paths.box(path, x, y, Math.max(time.at(to) - x, 0.7), height);
    return to;
  }

  private void mark(Timeline.Bar bar, double x) {
    double y = top + (bar.lane() + 0.5) * lane;
    double size = Math.clamp(lane * 0.28, 2.2, 4);
    if (bar.status() == Status.ERROR) cross(x, y, size);
    if (bar.status() == Status.NOT_FOUND) circle(x, y, size);
    if (bar.attempts() > 1) retried(time.at(bar.start()), y);
  }

  private void cross(double x, double y, double size) {
    Paths.move(crosses, x - size, y - size);
    Paths.line(crosses, x + size, y + size);
    Paths.move(crosses, x - size, y + size);
    Paths.line(crosses, x + size, y - size);
  }

  private void circle(double x, double y, double size) {
    Paths.move(circles, x - size, y);
    for (double side : new double[] {2, -2}) {
      circles.append('a');
      for (double number : new double[] {size, size, 0, 1, 0, side * size, 0}) {
        Svg.number(circles, number);
        circles.append(' ');
      }
    }
  }

  private void retried(double x, double y) {
    double half = Math.max(2.5, lane * 0.5);
    Paths.move(retries, x, y - half);
    Paths.line(retries, x, y + half);
  }

  private static List<Legend.Key> keys(Timeline chart) {
    var keys = new ArrayList<>(Phases.KEYS);
    if (chart.bars().stream().anyMatch(bar -> bar.status() == Status.ERROR))
      keys.add(new Legend.Key("× failed", Colour.FAILED));
    if (chart.bars().stream().anyMatch(bar -> bar.status() == Status.NOT_FOUND))
      keys.add(new Legend.Key("○ not found", Colour.NOT_FOUND));
    if (chart.bars().stream().anyMatch(bar -> bar.attempts() > 1))
      keys.add(new Legend.Key("| tried before", Colour.INK));
    return keys;
  }
}
