package dev.bunting.chart;

import java.util.function.Function;

/**
 * The style sheets of charts. Each shape has one class; a class sets paint and nothing else, so
 * that simple renderers understand it, too.
 */
public final class StyleSheet {
  /** What text is set in: the reader's own, and what servers have. */
  public static final String FONT =
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'DejaVu Sans',"
          + " sans-serif";

  private StyleSheet() {}

  /** For an HTML page: colours are custom properties, which {@link #properties} sets. */
  public static String forPages() {
    return rules(colour -> "var(--" + colour.word() + ")");
  }

  /** The custom properties for light paper, or for dark. */
  public static String properties(boolean dark) {
    var css = new StringBuilder();
    for (var colour : Colour.values())
      css.append("--").append(colour.word()).append(':').append(of(colour, dark)).append(';');
    return css.toString();
  }

  /** For a picture that stands alone, on light paper or on dark. */
  static String forPictures(boolean dark) {
    return rules(colour -> of(colour, dark));
  }

  private static String of(Colour colour, boolean dark) {
    return dark ? colour.dark() : colour.light();
  }

  private static String rules(Function<Colour, String> paint) {
    var css = new StringBuilder();
    for (var colour : Colour.values()) {
      rule(css, ".c-" + colour.word(), "fill", paint.apply(colour));
      rule(css, ".l-" + colour.word(), "stroke", paint.apply(colour));
    }
    return css.toString();
  }

  private static void rule(StringBuilder css, String selector, String property, String value) {
    css.append(selector).append('{').append(property).append(':').append(value).append('}');
  }
}
