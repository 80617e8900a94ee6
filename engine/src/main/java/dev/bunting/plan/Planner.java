package dev.bunting.plan;

import dev.bunting.Download;
import dev.bunting.Outcome;
import dev.bunting.Row;
import dev.bunting.schedule.Task;

/**
 * Numbers rows from 1 in the order they come, and gives each file its name. Not thread-safe: the
 * thread that reads the rows calls it.
 */
public final class Planner {
  private long rows;

  /** What is to be done with the next row. */
  public Planned plan(Row row) {
    var index = ++rows;
    return switch (row) {
      case Row.Wanted wanted -> new Planned.Fetch(task(index, wanted.download()));
      case Row.Bad bad ->
          new Planned.Refused(new Outcome.Rejected(index, bad.url(), bad.reason(), bad.detail()));
    };
  }

  private static Task task(long index, Download download) {
    return new Task(index, download, download.name().orElseGet(() -> nameOf(download)));
  }

  /** The last part of the path, if it can be a file's name. */
  private static String nameOf(Download download) {
    var path = download.uri().getPath();
    var name = path.substring(path.lastIndexOf('/') + 1);
    try {
      return download.withName(name).name().orElseThrow();
    } catch (IllegalArgumentException e) {
      return "index.html";
    }
  }
}
