package dev.bunting.schedule;

import dev.bunting.Outcome;

/**
 * A row on its way out.
 *
 * @param name the name that was planned for its file, empty if it never got one
 * @param recorded whether it is in the ledger already, from an earlier run
 */
public record Ended(Outcome outcome, String name, boolean recorded) {
  /** A row that never became a task. */
  public static Ended of(Outcome outcome) {
    return new Ended(outcome, "", false);
  }

  static Ended of(Task task, Outcome outcome) {
    return new Ended(outcome, task.name(), false);
  }
}
