package dev.bunting.page;

/** Strings of JSON that may stand inside of HTML: no character of theirs is markup. */
final class Json {
  private Json() {}

  static void string(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) character(out, text.charAt(i));
    out.append('"');
  }

  private static void character(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      // A closing tag or a comment would end the script that the data is in.
      case '<', '>', '&', '\u2028', '\u2029' -> escape(out, c);
      default -> {
        if (c < ' ' || c == 0x7f) escape(out, c);
        else out.append(c);
      }
    }
  }

  private static void escape(StringBuilder out, char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4)
      out.append(Character.forDigit(c >> shift & 15, 16));
  }
}
