package dev.bunting.futures.worker;

import dev.bunting.futures.wire.Codec;
import dev.bunting.futures.wire.Frame;
import dev.bunting.futures.wire.Payload;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Takes tasks and sends outcomes, one at a time, on the worker's main thread. */
final class TaskLoop {
  private final Inbox inbox;
  private final Outgoing out;
  private final Functions functions;
  private final Codec codec;

  TaskLoop(Inbox inbox, Outgoing out, Functions functions, Codec codec) {
    this.inbox = inbox;
    this.out = out;
    this.functions = functions;
    this.codec = codec;
  }

  /** Runs the initializer, then tasks until the process ends. */
  void run() throws IOException {
    setUp();
    while (true) {
      runOne();
    }
  }

  private void setUp() throws IOException {
    Frame setup = inbox.take();
    try {
      if (setup.payload().bytes().length > 0) {
        ((Runnable) codec.decodeTask(setup.payload())).run();
      }
    } catch (Throwable t) { // Whatever it is, the pool is to know.
      out.send(new Frame(Frame.Kind.SETUP_FAILED, 0, 0, Failures.encode(t, codec)));
      System.exit(1);
    }
    inbox.finish();
    out.send(Frame.of(Frame.Kind.READY, 0));
  }

  // A method of its own: while the next task is awaited, no local variable holds the last one.
  private void runOne() throws IOException {
    Outcome outcome = outcome(inbox.take());
    int pause = inbox.finish() ? Frame.PAUSED : 0;
    out.send(outcome.frame(pause));
    if (outcome.isLast()) {
      Runtime.getRuntime().halt(1); // After an OutOfMemoryError nothing can be relied on.
    }
  }

  private record Outcome(Frame.Kind kind, int id, Payload payload, boolean isLast) {
    Frame frame(int pause) {
      return new Frame(kind, id, isLast ? pause | Frame.LEAVING : pause, payload);
    }
  }

  private Outcome outcome(Frame task) throws IOException {
    try {
      Payload value = codec.encode(call(task));
      return new Outcome(Frame.Kind.RESULT, task.id(), value, false);
    } catch (Throwable t) { // It belongs to the task's future.
      boolean isLast = t instanceof OutOfMemoryError;
      return new Outcome(Frame.Kind.FAILURE, task.id(), Failures.encode(t, codec), isLast);
    }
  }

  private @Nullable Object call(Frame task) throws Exception {
    if (task.kind() == Frame.Kind.CALL) {
      return functions.call(task.detail(), codec.decode(task.payload()));
    }
    if (task.kind() == Frame.Kind.CALLABLE) {
      return ((Callable<?>) codec.decodeTask(task.payload())).call();
    }
    ((Runnable) codec.decodeTask(task.payload())).run();
    return null;
  }
}
