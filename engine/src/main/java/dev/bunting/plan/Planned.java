package dev.bunting.plan;

import dev.bunting.Download;
import dev.bunting.Outcome;
import dev.bunting.schedule.Task;

/** What is to be done with a row. */
public sealed interface Planned {

  /** It is to be fetched. */
  record Fetch(Task task) implements Planned {}

  /**
   * It asks for the same URL under the same name as an earlier row, and with the same checksum: it
   * becomes what that row becomes.
   *
   * @param ofIndex the earlier row's number, which is one to be fetched
   */
  record Duplicate(long index, long ofIndex, Download download) implements Planned {}

  /** It cannot be fetched, and so has its outcome already. */
  record Refused(Outcome.Rejected outcome) implements Planned {}
}
