package dev.bunting.futures;

import dev.bunting.futures.wire.Codec;
import dev.bunting.futures.wire.Frame;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a task in a worker, deserialized. */
sealed interface RemoteOutcome {

  record Value(@Nullable Object value) implements RemoteOutcome {}

  record Failure(Throwable cause) implements RemoteOutcome {}

  /** Reads a worker's report; what cannot be read is a failure, too. */
  static RemoteOutcome of(Frame frame, Codec codec, long pid) {
    try {
      Object decoded = codec.decode(frame.payload());
      return frame.kind() == Frame.Kind.RESULT
          ? new Value(decoded)
          : new Failure(RemoteStackTrace.addTo(Objects.requireNonNull((Throwable) decoded), pid));
    } catch (IOException | ClassNotFoundException | RuntimeException | Error e) {
      return new Failure(e);
    }
  }

  /** Completes the task's future, unless it was cancelled. */
  default void deliver(Task task) {
    switch (this) {
      case Value(Object value) -> task.succeed(value);
      case Failure(Throwable cause) -> task.future().fail(cause);
    }
  }

  /** What was thrown. */
  default Throwable failure() {
    return switch (this) {
      case Value(Object value) -> new IllegalStateException("not a failure: " + value);
      case Failure(Throwable cause) -> cause;
    };
  }
}
