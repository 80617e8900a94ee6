package dev.bunting.chart;

/** The axes of values: labels in the margin, light lines across, no line of their own. */
final class Axis {
  /** The margin that labels need, in pixels. */
  static final double LEFT = 68;

  private Axis() {}

  static void left(Svg svg, Scale y, Unit unit, double right) {
    for (double tick : y.ticks(4)) {
      double at = y.at(tick);
      svg.line(tick == 0 ? Colour.MUTED : Colour.GRID, LEFT, at, right, at);
      svg.text(Colour.MUTED, LEFT - 8, at + 4, Svg.Anchor.END, unit.text(rounded(tick)));
    }
  }

  static void below(Svg svg, Scale x, Unit unit, double top, double bottom) {
    int about = (int) Math.max(2, (x.end() - x.start()) / 80);
    for (double tick : x.ticks(about)) {
      double at = x.at(tick);
      svg.line(Colour.GRID, at, top, at, bottom);
      svg.text(Colour.MUTED, at, bottom + 16, Svg.Anchor.MIDDLE, unit.text(rounded(tick)));
    }
  }

  /** Without what adding steps leaves in the last digits. */
  private static double rounded(double tick) {
    return tick == 0 ? 0 : Double.parseDouble(Float.toString((float) tick));
  }
}
