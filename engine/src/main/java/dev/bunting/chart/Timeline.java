package dev.bunting.chart;

import dev.bunting.Status;
import dev.bunting.Timings;
import java.util.List;

/**
 * A waterfall: each download a bar in its lane, cut into its phases. Phases differ by their height,
 * too: thin while the server is waited for, thick while bytes come. What is not ok ends in a mark.
 *
 * @param bars in any order; a later one lies on top
 * @param lanes how many lanes there are
 */
public record Timeline(String title, String description, TimeAxis time, List<Bar> bars, int lanes)
    implements Chart {

  /**
   * A download.
   *
   * @param lane from 0, the topmost
   * @param start in seconds from the beginning of the axis
   * @param phases how long each took, in their order one after the other
   * @param status how it ended
   * @param attempts how often it was tried; the bar is the last of them
   */
  public record Bar(int lane, double start, Timings phases, Status status, int attempts) {
    /** When it ended, in seconds. */
    public double end() {
      return start + phases.total() / 1e9;
    }
  }

  /** With a list of its own. */
  public Timeline {
    bars = List.copyOf(bars);
    lanes = Math.max(1, lanes);
  }

  @Override
  public double height(double width) {
    return TimelineDrawing.height(this, width);
  }
}
