package dev.bunting.cli;

import dev.bunting.Progress;
import dev.bunting.Summary;
import java.util.OptionalLong;

/**
 * How far a job is at one moment.
 *
 * @param progress of the job
 * @param kept how many of those were finished before the job began
 * @param seconds since it began
 */
record JobMoment(Progress progress, long kept, double seconds) {
  private static final int LEAST_BAR = 3;

  private Summary summary() {
    return progress.summary();
  }

  /** Like tqdm's, as wide as the line; without a bar where the number of rows is not known yet. */
  String bar(int columns, boolean blocks) {
    var rows = summary().rows();
    var left = rows.isPresent() ? percent(rows.getAsLong()) + "|" : "";
    var right = right(rows);
    int room = columns - left.length() - right.length() - 1;
    if (rows.isEmpty() || room < LEAST_BAR) return fitted(left.replace("|", " ") + right, columns);
    return left + BarLine.bar(share(rows.getAsLong()), room, blocks) + "|" + right;
  }

  private String right(OptionalLong rows) {
    var of = rows.isPresent() ? "/" + rows.getAsLong() : " rows";
    var left = rows.isPresent() ? "<" + BarLine.clock(secondsLeft(rows.getAsLong())) : "";
    var errors = summary().errors() == 0 ? "" : ", " + JobReport.count(summary().errors(), "error");
    return " "
        + summary().ended()
        + of
        + " ["
        + BarLine.clock(seconds)
        + left
        + ", "
        + Decimals.one(rate())
        + "/s, "
        + Quantities.size((double) progress.bytesReceived() + progress.bytesResumed())
        + ", "
        + Quantities.size(seconds <= 0 ? 0 : progress.bytesReceived() / seconds)
        + "/s"
        + errors
        + "]";
  }

  private static String fitted(String line, int columns) {
    return line.length() > columns
        ? line.substring(0, columns)
        : line + " ".repeat(columns - line.length());
  }

  private String percent(long rows) {
    var number = Long.toString(Math.round(100 * share(rows)));
    return " ".repeat(3 - number.length()) + number + "%";
  }

  private double share(long rows) {
    return rows == 0 ? 1 : Math.min(1, (double) summary().ended() / rows);
  }

  /** Rows a second, of those that had to be fetched. */
  private double rate() {
    return seconds <= 0 ? 0 : (summary().ended() - kept) / seconds;
  }

  private double secondsLeft(long rows) {
    double rate = rate();
    return rate <= 0 ? 0 : (rows - summary().ended()) / rate;
  }

  /** A line for logs. */
  String plain() {
    return "bunting:" + right(summary().rows());
  }

  /** A JSON object in a line. */
  String json() {
    var rows = summary().rows().isPresent() ? Long.toString(summary().rows().getAsLong()) : "null";
    return ("{\"seconds\":" + Decimals.two(seconds))
        + (",\"rows\":" + rows)
        + (",\"ok\":" + summary().ok())
        + (",\"not_found\":" + summary().notFound())
        + (",\"error\":" + summary().errors())
        + (",\"kept\":" + kept)
        + (",\"active\":" + progress.active())
        + (",\"bytes\":" + summary().bytes())
        + (",\"received\":" + progress.bytesReceived())
        + (",\"resumed\":" + progress.bytesResumed())
        + (",\"rows_per_second\":" + Decimals.one(rate()))
        + "}";
  }
}
