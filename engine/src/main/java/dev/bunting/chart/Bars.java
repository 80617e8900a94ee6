package dev.bunting.chart;

import java.util.List;

/**
 * Values side by side, each a bar to the right, with its spread if it has one.
 *
 * @param unit what they count
 * @param bars from the top down
 */
public record Bars(String title, String description, Unit unit, List<Bar> bars) implements Chart {
  private static final double ROW = 28;
  private static final double RIGHT = 96;

  /**
   * One of them.
   *
   * @param value the bar's length, 0 or more; the spread lies around it
   * @param low where the spread begins; the value itself if there is none
   * @param high where it ends
   * @param note words behind the number, maybe empty
   */
  public record Bar(
      String name, Colour colour, double value, double low, double high, String note) {
    /** Without a spread. */
    public Bar(String name, Colour colour, double value) {
      this(name, colour, value, value, value, "");
    }
  }

  /** With a list of its own. */
  public Bars {
    bars = List.copyOf(bars);
  }

  @Override
  public double height(double width) {
    return bars.size() * ROW + 24;
  }

  void draw(Svg svg, double width) {
    double left = bars.stream().mapToDouble(bar -> Text.width(bar.name())).max().orElse(0) + 12;
    double most =
        bars.stream().mapToDouble(bar -> Math.max(bar.value(), bar.high())).max().orElse(1);
    double notes = bars.stream().mapToDouble(bar -> Text.width(bar.note())).max().orElse(0);
    var x = Scale.linear(0, most, left, Math.max(left + 60, width - RIGHT - notes));
    Axis.below(svg, x, unit, 2, bars.size() * ROW + 4);
    for (int i = 0; i < bars.size(); i++) draw(svg, bars.get(i), x, 4 + i * ROW);
    svg.line(Colour.MUTED, left, 2, left, bars.size() * ROW + 4);
  }

  private void draw(Svg svg, Bar bar, Scale x, double y) {
    double middle = y + ROW / 2 - 2;
    svg.text(Colour.INK, x.start() - 8, middle + 4, Svg.Anchor.END, bar.name());
    svg.rectangle(bar.colour(), x.start(), y + 3, x.at(bar.value()) - x.start(), ROW - 10);
    if (bar.high() > bar.low()) spread(svg, x.at(bar.low()), x.at(bar.high()), middle);
    var note = bar.note().isEmpty() ? "" : "  " + bar.note();
    double end = Math.max(x.at(bar.value()), x.at(bar.high()));
    svg.text(Colour.INK, end + 8, middle + 4, Svg.Anchor.START, unit.text(bar.value()) + note);
  }

  private static void spread(Svg svg, double from, double to, double y) {
    var path = new StringBuilder();
    Paths.move(path, from, y - 4);
    Paths.line(path, from, y + 4);
    Paths.move(path, from, y);
    Paths.line(path, to, y);
    Paths.move(path, to, y - 4);
    Paths.line(path, to, y + 4);
    svg.stroked(Colour.INK, 1.4, path);
  }
}
