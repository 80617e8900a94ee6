package dev.bunting.cli.compare;

import java.util.List;

/**
 * What a run's own process tells of it.
 *
 * @param transfers what became of each download, in the order in which they ended
 * @param wallNanos from the job's beginning to its last outcome
 * @param threads the most platform threads at once in the run's own process
 * @param virtualThreads the most virtual threads at once in it; 0 if they were not counted
 */
public record Report(
    List<Transfer> transfers, long wallNanos, Usage usage, int threads, int virtualThreads) {
  /** Copies the list. */
  public Report {
    transfers = List.copyOf(transfers);
  }
}
