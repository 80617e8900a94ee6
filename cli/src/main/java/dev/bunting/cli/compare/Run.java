package dev.bunting.cli.compare;

import java.util.List;

/**
 * One run of a contestant, in a process of its own.
 *
 * @param round counted from 1
 * @param flaws what is not as it should be
 */
public record Run(Contestant contestant, int round, Report report, List<Flaw> flaws) {
  /** Copies the list. */
  public Run {
    flaws = List.copyOf(flaws);
  }

  /** How long it took, in seconds. */
  public double seconds() {
    return report.wallNanos() / 1e9;
  }

  /** The bytes of all its files. */
  public long bytes() {
    return report.transfers().stream().mapToLong(Transfer::bytes).sum();
  }
}
