package dev.bunting.transfer;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.Timings;
import dev.bunting.Trace;
import dev.bunting.Traffic;
import dev.bunting.schedule.Result;
import dev.bunting.schedule.Task;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A result on its way back from a worker process. Times of {@link System#nanoTime()} mean nothing
 * in another process: how long ago the attempt began travels instead.
 *
 * @param status 0 if no response came
 * @param path where the file is, if it was saved
 * @param file what is known of it then
 * @param fetched whether it was fetched now
 * @param reason why it failed, if it failed
 * @param partial what the next attempt can go on with
 * @param robots the text of a robots.txt that was asked for
 * @param traffic what the attempt used of the network
 */
record WorkerReply(
    long nanosAgo,
    int status,
    String reasonPhrase,
    Instant started,
    Timings timings,
    URI finalUri,
    @Nullable Duration retryAfter,
    @Nullable String path,
    @Nullable WorkerFile file,
    boolean fetched,
    @Nullable Reason reason,
    String detail,
    @Nullable WorkerPartial partial,
    @Nullable String robots,
    Traffic traffic)
    implements Serializable {

  static WorkerReply of(Result result) {
    return switch (result.outcome()) {
      case Outcome.Saved saved -> of(result, saved);
      case Outcome.NotFound notFound -> of(result, notFound.trace(), null, "");
      case Outcome.Failed failed -> of(result, failed.trace(), failed.reason(), failed.detail());
      case Outcome.Rejected _, Outcome.Duplicate _ ->
          throw new IllegalStateException("no transfer ends so");
    };
  }

  private static WorkerReply of(Result result, Outcome.Saved saved) {
    return of(result, saved.trace(), null, "")
        .with(
            saved.path().toString(),
            WorkerFile.of(saved.version(), saved.bytes(), saved.sha256()),
            saved.fetched());
  }

  private static WorkerReply of(
      Result result, Trace trace, @Nullable Reason reason, String detail) {
    return new WorkerReply(
        System.nanoTime() - result.begun(),
        trace.status().orElse(0),
        trace.reasonPhrase(),
        trace.started(),
        trace.timings(),
        trace.finalUri(),
        result.retryAfter().orElse(null),
        null,
        null,
        false,
        reason,
        detail,
        result.partial().map(WorkerPartial::of).orElse(null),
        result.robots().orElse(null),
        result.traffic());
  }

  private WorkerReply with(String path, WorkerFile file, boolean fetched) {
    return new WorkerReply(
        nanosAgo,
        status,
        reasonPhrase,
        started,
        timings,
        finalUri,
        retryAfter,
        path,
        file,
        fetched,
        reason,
        detail,
        partial,
        robots,
        traffic);
  }

  /**
   * The result as the job sees it.
   *
   * @param directory the job's destination, maybe relative: a worker calls it by its absolute name
   */
  Result result(Task task, Path directory) {
    var begun = System.nanoTime() - nanosAgo;
    var left = Optional.ofNullable(partial).map(WorkerPartial::partial);
    var text = Optional.ofNullable(robots);
    return new Result(
        begun, outcome(task, directory), Optional.ofNullable(retryAfter), left, text, traffic);
  }

  private Outcome outcome(Task task, Path directory) {
    var index = task.index();
    var download = task.download();
    if (path != null && file != null)
      return new Outcome.Saved(
          index,
          download,
          trace(task),
          directory.resolve(directory.toAbsolutePath().relativize(Path.of(path))),
          file.bytes(),
          file.digest(),
          file.version(),
          fetched);
    if (reason != null) return new Outcome.Failed(index, download, trace(task), reason, detail);
    return new Outcome.NotFound(index, download, trace(task));
  }

  private Trace trace(Task task) {
    var seen = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    return new Trace(seen, reasonPhrase, task.attempt(), started, timings, finalUri);
  }
}
