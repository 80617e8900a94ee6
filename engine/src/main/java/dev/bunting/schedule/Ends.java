package dev.bunting.schedule;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.Timings;
import dev.bunting.Trace;
import java.time.Instant;
import java.util.OptionalInt;

/** How tasks end that are not carried out, or not any more. */
final class Ends {
  private Ends() {}

  /** The job is over before the task began. */
  static Ended notBegun(Task task, Reason reason) {
    var why =
        switch (reason) {
          case DEADLINE -> "the job was out of time before it began";
          case INTERRUPTED -> "the program was ended before it began";
          default -> "cancelled before it began";
        };
    return failed(task, reason, why);
  }

  /** Its host counts as dead, for the reason why its last connection did not come about. */
  static Ended unreachable(Task task, HostQueue host) {
    var last = host.breaker.last().orElseThrow();
    return failed(task, last.reason(), "the host was given up: " + last.detail());
  }

  /** Its site does not allow it, or could not be asked. */
  static Ended refused(Task task, Robots.Refusal refusal) {
    return failed(task, refusal.reason(), refusal.detail());
  }

  private static Ended failed(Task task, Reason reason, String detail) {
    var download = task.download();
    var tried = task.attempt() - 1;
    var trace =
        new Trace(OptionalInt.empty(), "", tried, Instant.now(), Timings.NONE, download.uri());
    var outcome = new Outcome.Failed(task.index(), download, trace, reason, detail);
    return Ended.of(task, outcome, task.partial());
  }

  /** Whether the row failed now, not in an earlier run; one that is not there did not. */
  static boolean failed(Ended ended) {
    if (ended.recorded()) return false;
    return ended.outcome() instanceof Outcome.Failed || ended.outcome() instanceof Outcome.Rejected;
  }
}
