package dev.bunting.schedule;

import dev.bunting.Outcome;
import java.util.Optional;

/**
 * A row on its way out.
 *
 * @param name the name that was planned for its file, empty if it never got one
 * @param recorded whether it is in the ledger already, from an earlier run
 * @param partial what a later run can go on with, if the row failed in the middle of its file and
 *     temporary files are kept
 */
public record Ended(Outcome outcome, String name, boolean recorded, Optional<Partial> partial) {

  /** A row that leaves nothing to go on with. */
  public Ended(Outcome outcome, String name, boolean recorded) {
    this(outcome, name, recorded, Optional.empty());
  }

  /** A row that never became a task. */
  public static Ended of(Outcome outcome) {
    return new Ended(outcome, "", false);
  }

  static Ended of(Task task, Outcome outcome, Optional<Partial> partial) {
    return new Ended(outcome, task.name(), false, partial);
  }
}
