package dev.bunting.schedule;

import dev.bunting.Outcome;

/**
 * A row on its way out.
 *
 * @param name the name that was planned for its file, empty if it never got one
 */
public record Ended(Outcome outcome, String name) {
  static Ended of(Task task, Result result) {
    return new Ended(result.outcome(), task.name());
  }
}
