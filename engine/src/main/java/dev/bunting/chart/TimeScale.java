package dev.bunting.chart;

import java.util.ArrayList;
import java.util.List;

/** A time axis laid out in pixels: a stretch for each span, a gap where a pause was left out. */
final class TimeScale {
  private static final double GAP = 18;
  private static final double LEAST = 10;

  /** A span and where it lies. */
  record Stretch(TimeAxis.Span span, double start, double end) {
    double at(double time) {
      double share = (time - span.from()) / span.length();
      return start + Math.clamp(share, 0, 1) * (end - start);
    }

    double pixelsPerSecond() {
      return (end - start) / span.length();
    }
  }

  private final List<Stretch> stretches = new ArrayList<>();

  TimeScale(TimeAxis axis, double start, double end) {
    int spans = axis.spans().size();
    double free = Math.max(1, end - start - GAP * (spans - 1) - LEAST * spans);
    double x = start;
    for (var span : axis.spans()) {
      double width = LEAST + free * span.length() / axis.length();
      stretches.add(new Stretch(span, x, x + width));
      x += width + GAP;
    }
  }

  List<Stretch> stretches() {
    return stretches;
  }

  /** The pixel of a moment; one in a pause is at the nearest edge of what is shown. */
  double at(double time) {
    var stretch = stretches.getFirst();
    for (var next : stretches) if (time >= next.span().from()) stretch = next;
    return stretch.at(time);
  }

  /** Ticks and their labels below {@code y}, and a light line up to {@code top} for each. */
  void draw(Svg svg, double top, double y) {
    for (int i = 0; i < stretches.size(); i++) {
      ticks(svg, stretches.get(i), top, y);
      if (i > 0) tear(svg, stretches.get(i).start() - GAP / 2, top, y);
    }
  }

  private void ticks(Svg svg, Stretch stretch, double top, double y) {
    var span = stretch.span();
    double step = Ticks.clockStep(70 / stretch.pixelsPerSecond());
    for (double tick : Scale.steps(0, span.length(), step)) {
      double x = stretch.at(span.from() + tick);
      svg.line(Colour.GRID, x, top, x, y);
      if (x <= stretch.end() - 12 || stretches.size() == 1)
        svg.text(Colour.MUTED, x, y + 15, Svg.Anchor.MIDDLE, label(tick));
    }
    if (!span.label().isEmpty())
      svg.text(Colour.MUTED, stretch.start(), y + 29, Svg.Anchor.START, span.label());
  }

  private static String label(double seconds) {
    return seconds == 0 ? "0" : Unit.SECONDS.text(Math.round(seconds * 1e7) / 1e7);
  }

  /** Two slanted strokes: here time is left out. */
  private static void tear(Svg svg, double x, double top, double y) {
    var path = new StringBuilder();
    for (double from : new double[] {x - 3, x + 3}) {
      Paths.move(path, from - 2, y + 5);
      Paths.line(path, from + 2, y - 5);
    }
    svg.stroked(Colour.MUTED, 1.2, path);
    svg.line(Colour.GRID, x, top, x, y - 8);
  }

  /** How much room the labels take below the axis. */
  static double height(TimeAxis axis) {
    return axis.spans().stream().allMatch(span -> span.label().isEmpty()) ? 22 : 36;
  }
}
