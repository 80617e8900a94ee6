package dev.bunting.chart;

/** Text of SVG elements as it is written. Whatever text goes in is escaped. */
final class Svg {
  private final StringBuilder out = new StringBuilder();

  /** Opens an element; its attributes follow, then {@link #children} or {@link #end}. */
  Svg element(String name) {
    out.append('<').append(name);
    return this;
  }

  Svg attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    Escaped.append(out, value);
    out.append('"');
    return this;
  }

  Svg attribute(String name, double value) {
    out.append(' ').append(name).append("=\"");
    number(out, value);
    out.append('"');
    return this;
  }

  /** Ends the attributes: children follow, then {@link #close}. */
  Svg children() {
    out.append('>');
    return this;
  }

  /** Ends an element that has no children. */
  Svg end() {
    out.append("/>");
    return this;
  }

  Svg close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  Svg content(String text) {
    Escaped.append(out, text);
    return this;
  }

  /** What is SVG already. */
  Svg raw(CharSequence svg) {
    out.append(svg);
    return this;
  }

  /** A group whose origin is moved; {@link #close} it. */
  Svg group(double x, double y) {
    return element("g")
        .attribute("transform", "translate(" + text(x) + "," + text(y) + ")")
        .children();
  }

  void rectangle(Colour fill, double x, double y, double width, double height) {
    element("rect").attribute("class", "c-" + fill.word()).attribute("x", x).attribute("y", y);
    attribute("width", Math.max(0, width)).attribute("height", Math.max(0, height)).end();
  }

  void line(Colour stroke, double x1, double y1, double x2, double y2) {
    element("line").attribute("class", "l-" + stroke.word()).attribute("x1", x1);
    attribute("y1", y1).attribute("x2", x2).attribute("y2", y2).end();
  }

  void dot(Colour fill, double x, double y, double radius) {
    element("circle").attribute("class", "c-" + fill.word()).attribute("cx", x).attribute("cy", y);
    attribute("r", radius).end();
  }

  void filled(Colour fill, CharSequence path) {
    element("path").attribute("class", "c-" + fill.word()).attribute("d", path.toString()).end();
  }

  void filled(Colour fill, double opacity, CharSequence path) {
    element("path").attribute("class", "c-" + fill.word()).attribute("fill-opacity", opacity);
    attribute("d", path.toString()).end();
  }

  void stroked(Colour stroke, double width, CharSequence path) {
    element("path").attribute("class", "l-" + stroke.word()).attribute("fill", "none");
    attribute("stroke-width", width).attribute("stroke-linejoin", "round");
    attribute("d", path.toString()).end();
  }

  void dashed(Colour stroke, double width, CharSequence path) {
    element("path").attribute("class", "l-" + stroke.word()).attribute("fill", "none");
    attribute("stroke-width", width).attribute("stroke-dasharray", "5 4");
    attribute("d", path.toString()).end();
  }

  /** Where text stands to its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  void text(Colour fill, double x, double y, Anchor anchor, String text) {
    text(fill, x, y, anchor, 0, text);
  }

  /**
   * @param size in pixels; 0 for the size of all
   */
  void text(Colour fill, double x, double y, Anchor anchor, double size, String text) {
    element("text").attribute("class", "c-" + fill.word()).attribute("x", x).attribute("y", y);
    if (anchor != Anchor.START)
      attribute("text-anchor", anchor == Anchor.MIDDLE ? "middle" : "end");
    if (size > 0) attribute("font-size", size);
    if (size > 12) attribute("font-weight", "600");
    children().content(text).close("text");
  }

  /** A number to the hundredth, without needless digits: pixels are not finer. */
  static void number(StringBuilder out, double value) {
    long hundredths = Math.round(value * 100);
    if (hundredths < 0) out.append('-');
    hundredths = Math.abs(hundredths);
    out.append(hundredths / 100);
    long rest = hundredths % 100;
    if (rest == 0) return;
    out.append('.').append(rest / 10);
    if (rest % 10 != 0) out.append(rest % 10);
  }

  private static String text(double value) {
    var text = new StringBuilder();
    number(text, value);
    return text.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
