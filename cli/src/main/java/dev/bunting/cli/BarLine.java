package dev.bunting.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text of a progress bar, as Python's tqdm draws it: {@code 100%|████| 20/20 [00:00<00:00,
 * 41.19it/s]}.
 *
 * @param total how many there are, 1 or more
 * @param columns how wide the line is; where there is no room the end is cut off
 * @param symbols a cell from empty to full
 */
record BarLine(int total, int columns, String symbols) {
  private static final String BLOCKS = " ▏▎▍▌▋▊▉█";
  private static final String ASCII = " 123456789#";

  /** A bar of blocks, or of digits where the terminal's charset has no blocks. */
  static BarLine of(int total, int columns, Charset charset) {
    return new BarLine(total, columns, charset.equals(StandardCharsets.UTF_8) ? BLOCKS : ASCII);
  }

  /** The line when so many are done after so many seconds. */
  String render(int done, double seconds) {
    var left = percent(done) + "|";
    var right =
        "| " + done + "/" + total + " [" + clock(seconds) + "<" + speed(done, seconds) + "]";
    int room = Math.max(1, columns - left.length() - right.length());
    var line = left + bar(done, room) + right;
    return line.length() <= columns ? line : line.substring(0, columns);
  }

  private String percent(int done) {
    var number = Long.toString(Math.round(100.0 * done / total));
    return " ".repeat(3 - number.length()) + number + "%";
  }

  private String bar(int done, int cells) {
    return bar((long) done * cells * (symbols.length() - 1) / total, cells, symbols);
  }

  /** A bar of that many cells, filled to a share from 0 to 1. */
  static String bar(double share, int cells, boolean blocks) {
    var symbols = blocks ? BLOCKS : ASCII;
    return bar((long) (share * cells * (symbols.length() - 1)), cells, symbols);
  }

  private static String bar(long filledSteps, int cells, String symbols) {
    int steps = symbols.length() - 1;
    int filled = (int) filledSteps;
    var full = symbols.substring(steps).repeat(filled / steps);
    if (full.length() == cells) return full;
    return full + symbols.charAt(filled % steps) + " ".repeat(cells - full.length() - 1);
  }

  private String speed(int done, double seconds) {
    if (done == 0 || seconds <= 0) return "?, ?it/s";
    double rate = done / seconds;
    return clock((total - done) / rate) + ", " + rate(rate);
  }

  private static String rate(double rate) {
    return rate < 1 ? wide(1 / rate) + "s/it" : wide(rate) + "it/s";
  }

  private static String wide(double number) {
    var text = Decimals.two(number);
    return " ".repeat(Math.max(0, 5 - text.length())) + text;
  }

  static String clock(double seconds) {
    long whole = (long) seconds;
    var minutes = Decimals.padded(whole / 60 % 60) + ":" + Decimals.padded(whole % 60);
    return whole < 3600 ? minutes : whole / 3600 + ":" + minutes;
  }
}
