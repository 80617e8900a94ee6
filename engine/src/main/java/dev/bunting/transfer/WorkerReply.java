package dev.bunting.transfer;

import dev.bunting.FileVersion;
import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.Timings;
import dev.bunting.Trace;
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
 * @param path the file, if it was saved
 * @param reason why it failed, if it failed
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
    long bytes,
    @Nullable Reason reason,
    String detail)
    implements Serializable {

  static WorkerReply of(Result result) {
    return switch (result.outcome()) {
      case Outcome.Saved saved ->
          of(result, saved.trace(), saved.path().toString(), saved.bytes(), null, "");
      case Outcome.NotFound notFound -> of(result, notFound.trace(), null, 0, null, "");
      case Outcome.Failed failed ->
          of(result, failed.trace(), null, 0, failed.reason(), failed.detail());
      case Outcome.Rejected _, Outcome.Duplicate _ ->
          throw new IllegalStateException("no transfer ends so");
    };
  }

  private static WorkerReply of(
      Result result,
      Trace trace,
      @Nullable String path,
      long bytes,
      @Nullable Reason reason,
      String detail) {
    return new WorkerReply(
        System.nanoTime() - result.begun(),
        trace.status().orElse(0),
        trace.reasonPhrase(),
        trace.started(),
        trace.timings(),
        trace.finalUri(),
        result.retryAfter().orElse(null),
        path,
        bytes,
        reason,
        detail);
  }

  Result result(Task task) {
    var begun = System.nanoTime() - nanosAgo;
    return new Result(begun, outcome(task), Optional.ofNullable(retryAfter));
  }

  private Outcome outcome(Task task) {
    var index = task.index();
    var download = task.download();
    if (path != null)
      return new Outcome.Saved(
          index,
          download,
          trace(task),
          Path.of(path),
          bytes,
          Optional.empty(),
          FileVersion.UNKNOWN,
          true);
    if (reason != null) return new Outcome.Failed(index, download, trace(task), reason, detail);
    return new Outcome.NotFound(index, download, trace(task));
  }

  private Trace trace(Task task) {
    var seen = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    return new Trace(seen, reasonPhrase, task.attempt(), started, timings, finalUri);
  }
}
