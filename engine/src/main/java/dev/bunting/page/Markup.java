package dev.bunting.page;

import dev.bunting.chart.Escaped;

/** HTML as it is written: what is said in here is markup, whatever is handed in is not. */
final class Markup {
  private final StringBuilder out = new StringBuilder(1 << 16);

  /** Markup as it stands in the program. */
  Markup html(CharSequence markup) {
    out.append(markup);
    return this;
  }

  /** Text, whoever wrote it. */
  Markup text(String text) {
    out.append(Escaped.text(text));
    return this;
  }

  /** An element with a text. */
  Markup element(String name, String text) {
    return html("<" + name + ">").text(text).html("</" + name + ">");
  }

  /** A cell with a number. */
  Markup number(String text) {
    return html("<td class=\"n\">").text(text).html("</td>");
  }

  /** A row of column headings; those that begin with {@code #} are over numbers. */
  Markup headings(String... names) {
    html("<thead><tr>");
    for (var name : names) {
      boolean number = name.startsWith("#");
      html("<th scope=\"col\"" + (number ? " class=\"n\">" : ">"));
      text(number ? name.substring(1) : name).html("</th>");
    }
    return html("</tr></thead>");
  }

  /** A table that scrolls by itself where it is wider than the page, also by keyboard. */
  Markup table(String caption) {
    html("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").text(caption);
    return html("\"><table><caption>").text(caption).html("</caption>");
  }

  Markup endTable() {
    return html("</tbody></table></div>");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
