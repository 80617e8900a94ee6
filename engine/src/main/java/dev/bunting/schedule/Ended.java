package dev.bunting.schedule;

import dev.bunting.Outcome;
import java.util.Optional;

/**
 * A row on its way out.
 *
 * @param name the name that was planned for its file, empty if it never got one
 * @param partial what a later run can go on with, if the row failed in the middle of its file and
 *     temporary files are kept
 */
public record Ended(Outcome outcome, String name, Optional<Partial> partial) {

  /** A row that leaves nothing to go on with. */
  public Ended(Outcome outcome, String name) {
    this(outcome, name, Optional.empty());
  }

  static Ended of(Task task, Result result) {
    return new Ended(result.outcome(), task.name(), result.partial());
  }
}
