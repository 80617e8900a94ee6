package dev.bunting.cli.compare;

import dev.bunting.chart.Escaped;
import dev.bunting.chart.StyleSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** HTML as it is written: {@link #html} takes markup of ours, {@link #text} takes anything. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  Html html(String markup) {
    out.append(markup);
    return this;
  }

  Html text(String text) {
    out.append(Escaped.text(text));
    return this;
  }

  Html element(String name, String text) {
    return html("<" + name + ">").text(text).html("</" + name + ">");
  }

  /** A cell with a number. */
  Html number(String text) {
    return html("<td class=\"n\">").text(text).html("</td>");
  }

  /** Column headings; those that begin with {@code #} are over numbers. */
  Html headings(String... names) {
    html("<thead><tr>");
    for (var name : names)
      if (name.startsWith("#"))
        html("<th scope=\"col\" class=\"n\">" + name.substring(1) + "</th>");
      else html("<th scope=\"col\">" + name + "</th>");
    return html("</tr></thead><tbody>");
  }

  /** A table that scrolls by itself where it is wider than the page, also by keyboard. */
  Html table(String caption) {
    html("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").text(caption);
    return html("\"><table><caption>").text(caption).html("</caption>");
  }

  Html endTable() {
    return html("</tbody></table></div>");
  }

  /** The style sheet: colours for light and for dark, those of charts, and the page's own. */
  static String style() {
    return ":root{"
        + StyleSheet.properties(false)
        + "}@media screen and (prefers-color-scheme:dark){:root{"
        + StyleSheet.properties(true)
        + "}}"
        + StyleSheet.forPages()
        + sheet();
  }

  private static String sheet() {
    try (var in = Html.class.getResourceAsStream("compare.css")) {
      if (in == null) throw new IllegalStateException("compare.css is not in the jar");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
