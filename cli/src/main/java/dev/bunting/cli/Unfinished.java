package dev.bunting.cli;

import dev.bunting.Bunting;
import dev.bunting.EnvironmentException;
import dev.bunting.LastRun;
import dev.bunting.Summary;
import java.nio.file.Path;
import java.util.Optional;

/** What is to be said of a destination whose last run over a list has not come to its end. */
record Unfinished(LastRun run, Summary summary) {

  /** That of a destination; empty if each row of the list has its outcome. */
  static Optional<Unfinished> in(Path directory) throws EnvironmentException {
    var run = Bunting.lastRun(directory).filter(last -> last.state() != LastRun.State.COMPLETE);
    if (run.isEmpty()) return Optional.empty();
    return Optional.of(new Unfinished(run.get(), Bunting.status(directory)));
  }

  /** Why, and how to go on: the ledger knows of rows only once they have ended. */
  String line() {
    if (run.state() == LastRun.State.RUNNING)
      return "process " + run.pid() + " is at it: " + run.command();
    var command = run.command().isEmpty() ? "run the same again" : run.command();
    return rows() + "; to go on: " + command;
  }

  private String rows() {
    var missing = summary.rows().orElse(0) - summary.ended();
    if (missing <= 0) return "the last run was cut off before the end of its list";
    var have = missing == 1 ? " has" : " have";
    return JobReport.count(missing, "row") + have + " not ended: the last run was cut off";
  }
}
