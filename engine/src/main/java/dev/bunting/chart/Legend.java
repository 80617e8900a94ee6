package dev.bunting.chart;

import java.util.List;

/** The names of what has a colour, in a row above a chart, in as many lines as they need. */
final class Legend {
  /** A name and its colour. */
  record Key(String name, Colour colour) {}

  private static final double LINE = 18;
  private static final double SWATCH = 11;

  private Legend() {}

  static double height(List<Key> keys, double width) {
    return LINE * lines(keys, width) + 6;
  }

  private static int lines(List<Key> keys, double width) {
    int lines = 1;
    double x = 0;
    for (var key : keys) {
      if (x > 0 && x + width(key) > width) {
        lines++;
        x = 0;
      }
      x += width(key);
    }
    return lines;
  }

  /** Draws it from a corner on. */
  static void draw(Svg svg, List<Key> keys, double left, double top, double width) {
    double x = 0;
    double y = top;
    for (var key : keys) {
      if (x > 0 && x + width(key) > width) {
        x = 0;
        y += LINE;
      }
      svg.rectangle(key.colour(), left + x, y + 1, SWATCH, SWATCH);
      svg.text(Colour.INK, left + x + SWATCH + 5, y + 10.5, Svg.Anchor.START, key.name());
      x += width(key);
    }
  }

  private static double width(Key key) {
    return SWATCH + 5 + Text.width(key.name()) + 16;
  }
}
