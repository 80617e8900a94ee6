package dev.bunting.page;

import java.util.Comparator;
import java.util.List;

/**
 * Which pauses a chart leaves out. A job that was resumed a day later would otherwise be two dots
 * with nothing between; one that waits between requests is told as it was.
 */
final class Pauses {
  private static final int MOST = 11;
  private static final long SHORTEST = 5_000_000;
  private static final long LONG = 600_000_000;

  private Pauses() {}

  /**
   * Those longer than all that is left without them, or very long; a dozen at most, in their order.
   *
   * @param pauses in their order
   * @param whole how long all took, in microseconds
   */
  static List<Activity.Stretch> worthLeavingOut(List<Activity.Stretch> pauses, long whole) {
    long busy = whole - pauses.stream().mapToLong(Activity.Stretch::length).sum();
    var chosen = longerThan(pauses, Math.max(SHORTEST, busy));
    if (chosen.size() > MOST) chosen = longerThan(pauses, Math.max(LONG, busy));
    return chosen.stream()
        .sorted(Comparator.comparingLong(Activity.Stretch::length).reversed())
        .limit(MOST)
        .sorted(Comparator.comparingLong(Activity.Stretch::from))
        .toList();
  }

  private static List<Activity.Stretch> longerThan(List<Activity.Stretch> pauses, long length) {
    return pauses.stream().filter(pause -> pause.length() > length).toList();
  }
}
