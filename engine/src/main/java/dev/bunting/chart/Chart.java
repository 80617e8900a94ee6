package dev.bunting.chart;

/**
 * A chart: what to show, ready to be drawn at any width. {@link Picture} makes SVG of it.
 *
 * <p>Charts are values: two with the same data are the same SVG, byte for byte.
 */
public sealed interface Chart permits Timeline, OverTime, Histogram, Bars, Curves, Shares {

  /** What the chart is of, in a few words. */
  String title();

  /** What it shows, in a sentence with its main numbers, for those who cannot see it. */
  String description();

  /** How tall it is at a width, in pixels. */
  double height(double width);
}
