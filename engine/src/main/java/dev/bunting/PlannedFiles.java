package dev.bunting;

import dev.bunting.plan.Planned;
import dev.bunting.plan.Planner;
import java.util.Iterator;
import java.util.Optional;

/** Rows as they would be fetched. */
record PlannedFiles(Iterator<? extends Row> rows, Planner planner)
    implements Iterator<PlannedFile> {
  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public PlannedFile next() {
    return switch (planner.plan(rows.next())) {
      case Planned.Fetch(var task) ->
          new PlannedFile(
              task.index(),
              task.download().uri().toString(),
              Optional.of(task.name()),
              Optional.empty());
      case Planned.Duplicate twin ->
          new PlannedFile(
              twin.index(), twin.download().uri().toString(), Optional.empty(), Optional.empty());
      case Planned.Refused(var outcome) ->
          new PlannedFile(
              outcome.index(), outcome.url(), Optional.empty(), Optional.of(outcome.detail()));
    };
  }
}
