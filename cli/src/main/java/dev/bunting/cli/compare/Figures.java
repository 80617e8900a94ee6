package dev.bunting.cli.compare;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a contestant's runs took.
 *
 * @param runs one or more
 * @param virtualThreads the most at once
 * @param sequentialSeconds how long the style sequential took, if it was compared
 * @param idealSeconds how long it would take if only the delays counted, if they are known
 */
public record Figures(
    Contestant contestant,
    List<Run> runs,
    int virtualThreads,
    OptionalDouble sequentialSeconds,
    OptionalDouble idealSeconds) {
  /** Copies the list. */
  public Figures {
    runs = List.copyOf(runs);
  }

  /** How long the runs took, in seconds. */
  public Spread seconds() {
    return Spread.of(runs.stream().mapToDouble(Run::seconds).toArray());
  }

  /** The run in the middle, by time. */
  public Run typical() {
    var sorted = runs.stream().sorted(Comparator.comparingDouble(Run::seconds)).toList();
    return sorted.get((sorted.size() - 1) / 2);
  }

  /** How many times faster than one after the other. */
  public OptionalDouble speedUp() {
    return sequentialSeconds.isEmpty()
        ? sequentialSeconds
        : OptionalDouble.of(sequentialSeconds.getAsDouble() / seconds().median());
  }

  /** Files that came, right and whole, in a second of the typical run. */
  public double filesPerSecond() {
    var run = typical();
    return (run.report().transfers().size() - run.flaws().size()) / run.seconds();
  }

  /** Bytes that came in a second of the typical run. */
  public double bytesPerSecond() {
    return typical().bytes() / typical().seconds();
  }

  /** Processor time in seconds, of all processes. */
  public Spread cpuSeconds() {
    return Spread.of(runs.stream().mapToDouble(r -> r.report().usage().cpuNanos() / 1e9).toArray());
  }

  /** The bytes of memory that it took in the worst run, if the system tells. */
  public OptionalLong memory() {
    return runs.stream().flatMapToLong(r -> r.report().usage().memory().stream()).max();
  }

  /** The most platform threads at once in the run's own process. */
  public int threads() {
    return runs.stream().mapToInt(run -> run.report().threads()).max().orElse(0);
  }

  /** How many processes took part, the run's own included. */
  public int processes() {
    return runs.stream().mapToInt(run -> run.report().usage().processes()).max().orElse(0);
  }

  /** What was not as it should be in any run. */
  public List<Flaw> flaws() {
    return runs.stream().flatMap(run -> run.flaws().stream()).toList();
  }
}
