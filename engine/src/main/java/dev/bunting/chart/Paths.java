package dev.bunting.chart;

/** Path data, in pixels. */
final class Paths {
  private Paths() {}

  static void move(StringBuilder path, double x, double y) {
    point(path.append('M'), x, y);
  }

  static void line(StringBuilder path, double x, double y) {
    point(path.append('L'), x, y);
  }

  private static void point(StringBuilder path, double x, double y) {
    Svg.number(path, x);
    path.append(' ');
    Svg.number(path, y);
  }

  static void box(StringBuilder path, double x, double y, double width, double height) {
    move(path, x, y);
    Svg.number(path.append('h'), width);
    Svg.number(path.append('v'), height);
    Svg.number(path.append('h'), -width);
    path.append('z');
  }
}
