package dev.bunting.chart;

/** Text made harmless for HTML and XML, between tags and in quoted attributes. */
public final class Escaped {
  private Escaped() {}

  /** The text with what markup is made of replaced, and what XML cannot hold. */
  public static String text(String text) {
    var out = new StringBuilder(text.length() + 16);
    append(out, text);
    return out.toString();
  }

  static void append(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) append(out, text, i);
  }

  private static void append(StringBuilder out, String text, int at) {
    char c = text.charAt(at);
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.append(isAllowed(text, at) ? c : '\ufffd');
    }
  }

  /** XML 1.0, production 2: no control characters but three, no half of a surrogate pair. */
  private static boolean isAllowed(String text, int at) {
    char c = text.charAt(at);
    if (c < ' ') return c == '\t' || c == '\n' || c == '\r';
    if (Character.isHighSurrogate(c))
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    if (Character.isLowSurrogate(c))
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    return c < '\ufffe';
  }
}
