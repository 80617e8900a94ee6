package dev.bunting.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Small things about the text of lists. */
final class Text {
  private static final int SHOWN = 2000;

  private Text() {}

  /** Without spaces and tabs around it; other white space stays, to be seen and reported. */
  static String trim(String text) {
    var start = 0;
    var end = text.length();
    while (start < end && isBlank(text.charAt(start))) start++;
    while (end > start && isBlank(text.charAt(end - 1))) end--;
    return text.substring(start, end);
  }

  /** The parts between tabs, trimmed. */
  static List<String> splitAtTabs(String text) {
    var parts = new ArrayList<String>();
    var start = 0;
    for (var tab = text.indexOf('\t'); tab >= 0; tab = text.indexOf('\t', start)) {
      parts.add(trim(text.substring(start, tab)));
      start = tab + 1;
    }
    parts.add(trim(text.substring(start)));
    return parts;
  }

  /** Whether all characters are so. A stream over them would take a fifth of all planning. */
  static boolean all(String text, IntPredicate test) {
    for (var i = 0; i < text.length(); i++) if (!test.test(text.charAt(i))) return false;
    return true;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** The text as a report can bear it: not too long, and on one line. */
  static String shown(String text) {
    var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return all(shown, c -> !Character.isISOControl(c)) ? shown : escaped(shown);
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.chars()
        .forEach(c -> {
          if (Character.isISOControl(c)) escaped.append(String.format("\\u%04x", c));
          else escaped.append((char) c);
        });
    return escaped.toString();
  }
}
