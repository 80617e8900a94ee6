package dev.bunting.page;

import dev.bunting.chart.Chart;
import dev.bunting.chart.Escaped;
import dev.bunting.chart.Picture;

/**
 * HTML as it is written: {@link #html} takes the program's own markup, everything else takes text
 * of whatever origin and escapes it.
 *
 * <p>For one thread.
 */
public final class Markup {
  /** So many pixels wide is a chart where there is room. */
  static final int WIDE = 1_072;

  private static final int NARROW = 360;

  private final StringBuilder out = new StringBuilder(1 << 16);

  /**
   * All before the content of a page's body. The page loads nothing and sends nothing anywhere;
   * only the style sheet of this package, and its script, may be in it.
   */
  public Markup head(String title) {
    html("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html("<meta http-equiv=\"Content-Security-Policy\" content=\"" + Resources.POLICY + "\">\n");
    html("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html("<meta name=\"referrer\" content=\"no-referrer\">\n");
    html("<meta name=\"generator\" content=\"Bunting\">\n");
    html("<link rel=\"icon\" href=\"data:,\">\n").element("title", title);
    return html("\n<style>").html(Resources.STYLE).html("</style>\n</head>\n<body>\n");
  }

  /** Markup as it stands in the program. */
  public Markup html(CharSequence markup) {
    out.append(markup);
    return this;
  }

  /** Text, whoever wrote it. */
  public Markup text(String text) {
    out.append(Escaped.text(text));
    return this;
  }

  /** An element with a text. */
  public Markup element(String name, String text) {
    return html("<" + name + ">").text(text).html("</" + name + ">");
  }

  /** A cell with a number. */
  public Markup number(String text) {
    return html("<td class=\"n\">").text(text).html("</td>");
  }

  /**
   * A row of column headings; those that begin with {@code #} are over numbers. Rows follow, then
   * {@link #endTable}.
   */
  public Markup headings(String... names) {
    html("<thead><tr>");
    for (var name : names) {
      boolean number = name.startsWith("#");
      html("<th scope=\"col\"" + (number ? " class=\"n\">" : ">"));
      text(number ? name.substring(1) : name).html("</th>");
    }
    return html("</tr></thead><tbody>");
  }

  /** A table that scrolls by itself where it is wider than the page, also by keyboard. */
  public Markup table(String caption) {
    html("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").text(caption);
    return html("\"><table><caption>").text(caption).html("</caption>");
  }

  /** Ends what {@link #table} has begun. */
  public Markup endTable() {
    return html("</tbody></table></div>");
  }

  /** A chart, drawn anew for narrow screens, with a caption if that is not empty. */
  public Markup figure(Chart chart, String caption) {
    html("<figure><div class=\"wide\">").html(Picture.inline(chart, WIDE));
    html("</div><div class=\"narrow\">").html(Picture.inline(chart, NARROW)).html("</div>");
    if (!caption.isEmpty()) element("figcaption", caption);
    return html("</figure>");
  }

  /** What has been written. */
  @Override
  public String toString() {
    return out.toString();
  }
}
