package dev.bunting.cli.compare;

import dev.bunting.Style;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a comparison has found.
 *
 * @param contestants in the order in which people want to read of them
 * @param runs those that count, in the order in which they were
 * @param virtualThreads the most at once, counted in the warm-up
 */
public record Result(
    Work work,
    List<Contestant> contestants,
    List<Run> runs,
    Map<Contestant, Integer> virtualThreads) {
  /** Copies the collections. */
  public Result {
    contestants = List.copyOf(contestants);
    runs = List.copyOf(runs);
    virtualThreads = Map.copyOf(virtualThreads);
  }

  /** The figures of each contestant, in their order. */
  public List<Figures> figures() {
    return contestants.stream().map(this::figures).toList();
  }

  private Figures figures(Contestant contestant) {
    return new Figures(
        contestant,
        runsOf(contestant),
        virtualThreads.getOrDefault(contestant, 0),
        sequentialSeconds(),
        ideal(contestant));
  }

  private List<Run> runsOf(Contestant contestant) {
    return runs.stream().filter(run -> run.contestant().equals(contestant)).toList();
  }

  /** The median of the sequential runs, if there are any: what speed-up is measured by. */
  private OptionalDouble sequentialSeconds() {
    var seconds =
        runs.stream()
            .filter(run -> run.contestant().style() == Style.SEQUENTIAL)
            .mapToDouble(Run::seconds)
            .toArray();
    return seconds.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Spread.of(seconds).median());
  }

  /** As many rounds of requests as it takes, each as long as one request on average. */
  private OptionalDouble ideal(Contestant contestant) {
    var mean = work.meanSeconds();
    if (mean.isEmpty()) return mean;
    return OptionalDouble.of(
        Math.ceilDiv(work.size(), contestant.connections()) * mean.getAsDouble());
  }
}
