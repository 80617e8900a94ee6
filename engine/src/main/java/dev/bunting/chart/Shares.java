package dev.bunting.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * What a whole is made of: one bar, cut up.
 *
 * @param shares from left to right
 */
public record Shares(String title, String description, List<Share> shares) implements Chart {
  private static final double BAR = 34;

  /**
   * A part.
   *
   * @param amount 0 or more, in any unit that all parts share
   */
  public record Share(String name, Colour colour, double amount) {}

  /** With a list of its own. */
  public Shares {
    shares = List.copyOf(shares);
  }

  @Override
  public double height(double width) {
    return BAR + 8 + Legend.height(keys(), width);
  }

  /** The parts with their percentages, which people could not read off the bar. */
  private List<Legend.Key> keys() {
    var keys = new ArrayList<Legend.Key>();
    for (var share : shares)
      keys.add(new Legend.Key(share.name() + " " + percent(share.amount()), share.colour()));
    return keys;
  }

  private String percent(double amount) {
    double all = shares.stream().mapToDouble(Share::amount).sum();
    double percent = all == 0 ? 0 : 100 * amount / all;
    if (percent > 0 && percent < 0.1) return "under 0.1%";
    return percent < 10 ? Math.round(percent * 10) / 10.0 + "%" : Math.round(percent) + "%";
  }

  void draw(Svg svg, double width) {
    double all = Math.max(Double.MIN_NORMAL, shares.stream().mapToDouble(Share::amount).sum());
    double x = 0;
    for (var share : shares) {
      double part = width * share.amount() / all;
      svg.rectangle(share.colour(), x, 0, Math.max(0, part - (part > 3 ? 1.5 : 0)), BAR);
      x += part;
    }
    Legend.draw(svg, keys(), 0, BAR + 10, width);
  }
}
