package dev.bunting.plan;

import dev.bunting.Outcome;
import dev.bunting.schedule.Task;

/** What is to be done with a row. */
public sealed interface Planned {

  /** It is to be fetched. */
  record Fetch(Task task) implements Planned {}

  /** It cannot be fetched, and so has its outcome already. */
  record Refused(Outcome.Rejected outcome) implements Planned {}
}
