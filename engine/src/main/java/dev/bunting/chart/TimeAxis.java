package dev.bunting.chart;

import java.util.List;

/**
 * When something happened: one stretch of time, or several with the long pauses between them left
 * out.
 *
 * @param spans the stretches, in their order, at least one
 */
public record TimeAxis(List<Span> spans) {

  /**
   * A stretch of time, in seconds from the beginning of all.
   *
   * @param from its first moment
   * @param to its last, after {@code from}
   * @param label what stands below its beginning, such as a date; may be empty
   */
  public record Span(double from, double to, String label) {
    /** A stretch with some length, so that there is something to draw. */
    public Span {
      to = Math.max(to, from + 1e-6);
    }

    double length() {
      return to - from;
    }
  }

  /**
   * @throws IllegalArgumentException if there is no span
   */
  public TimeAxis {
    spans = List.copyOf(spans);
    if (spans.isEmpty()) throw new IllegalArgumentException("no spans");
  }

  /** From zero to a moment, in seconds, without pauses. */
  public static TimeAxis until(double seconds) {
    return new TimeAxis(List.of(new Span(0, seconds, "")));
  }

  /** All stretches together, in seconds. */
  public double length() {
    return spans.stream().mapToDouble(Span::length).sum();
  }
}
