package dev.bunting.chart;

/** How much room text takes, roughly: no font is asked. */
final class Text {
  /** The size of all text that is not larger, in pixels. */
  static final double SIZE = 12;

  private static final double PER_CHARACTER = 6.6;

  private Text() {}

  static double width(String text) {
    return text.length() * PER_CHARACTER;
  }

  /** The text if it fits, else its beginning and its end around an ellipsis. */
  static String fitting(String text, double width) {
    int room = (int) (width / PER_CHARACTER);
    if (text.length() <= room) return text;
    if (room < 6) return text.substring(0, Math.max(0, Math.min(room, text.length())));
    int tail = room / 3;
    return text.substring(0, room - tail - 1) + "…" + text.substring(text.length() - tail);
  }
}
