package dev.bunting.chart;

import java.util.List;

/**
 * Something that goes on over time, as an area; several lie on each other.
 *
 * @param unit what the height counts
 * @param layers from the bottom up
 */
public record OverTime(
    String title, String description, TimeAxis time, Unit unit, List<Layer> layers)
    implements Chart {

  /** How much there was between two moments, on average. Asked for each column of pixels. */
  public interface Level {
    /**
     * The mean over a stretch.
     *
     * @param from in seconds, as on the axis
     * @param to after {@code from}
     */
    double between(double from, double to);
  }

  /**
   * One area.
   *
   * @param name what it is; a chart with one layer has no legend
   */
  public record Layer(String name, Colour colour, Level level) {}

  /** With a list of its own. */
  public OverTime {
    layers = List.copyOf(layers);
  }

  @Override
  public double height(double width) {
    return OverTimeDrawing.height(this, width);
  }
}
