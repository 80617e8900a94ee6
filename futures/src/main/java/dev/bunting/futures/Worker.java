package dev.bunting.futures;

import dev.bunting.futures.wire.Frame;
import dev.bunting.futures.wire.FrameInput;
import dev.bunting.futures.wire.FrameOutput;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One worker process as its pool sees it. Its own thread starts the process, reads from it until it
 * ends, and tells the pool what it read. The fields that are not final are guarded by the pool's
 * lock.
 */
final class Worker implements Runnable {
  /** For a process whose pipe has ended before it did. */
  private static final Duration EXIT_PATIENCE = Duration.ofSeconds(10);

  private static final long BUSY = Long.MAX_VALUE;

  private static final Logger LOG = System.getLogger(Worker.class.getPackageName());

  private final WorkerEvents events;
  final Outbox outbox = new Outbox();
  final FunctionSlots functions = new FunctionSlots();

  /** What the process has been given, oldest first: only the first can have been started. */
  final ArrayDeque<Task> tasks = new ArrayDeque<>(2);

  /** How many tasks it has been given in all. */
  int given;

  boolean ready;

  /** It gets no more tasks and is about to exit. */
  boolean leaving;

  boolean ended;
  boolean idleTimerSet;
  long idleSince;
  private @Nullable Process process;
  private List<String> aotFlags = List.of();
  private @Nullable Future<?> exitTimer;

  /** When its thread began to wait for the next frame; far off while it is busy with one. */
  private volatile long readingSince = BUSY;

  Worker(WorkerEvents events) {
    this.events = events;
  }

  @Override
  public void run() {
    try {
      aotFlags = events.aotFlags();
      Process started = events.start(aotFlags);
      events.started(this, started);
      watchExit(started);
      readUntilEnd(started);
      events.ended(this, started.pid(), exitCode(started));
    } catch (IOException e) {
      events.cannotStart(this, e);
    }
  }

  /** A process that a task has left behind may hold the pipe open after the worker's end. */
  private void watchExit(Process started) {
    var _ = started.onExit().thenAccept(this::endSoon);
  }

  private void endSoon(Process exited) {
    var _ = Timer.after(EXIT_PATIENCE, () -> endUnlessBusy(exited));
  }

  /** While a callback keeps its thread busy, the pipe may still hold outcomes that nobody read. */
  private void endUnlessBusy(Process exited) {
    long since = readingSince;
    if (since == BUSY || System.nanoTime() - since < EXIT_PATIENCE.toNanos()) {
      endSoon(exited);
    } else {
      events.ended(this, exited.pid(), exited.exitValue());
    }
  }

  private void readUntilEnd(Process started) {
    try {
      outbox.add(events.setup());
      outbox.open(new FrameOutput(started.getOutputStream()));
      var in = new FrameInput(started.getInputStream());
      while (true) {
        readingSince = System.nanoTime();
        var frame = in.read();
        readingSince = BUSY;
        events.received(this, started.pid(), frame);
      }
    } catch (IOException _) {
      // The end of the pipe: the process has ended or is about to.
    } catch (RuntimeException | Error e) {
      // Such as an outcome too large for this heap: nothing more can be read from this worker.
      LOG.log(Level.ERROR, "lost worker process " + started.pid(), e);
      started.destroyForcibly();
    }
  }

  private static int exitCode(Process started) {
    try {
      if (!started.waitFor(EXIT_PATIENCE)) {
        started.destroyForcibly();
      }
      return started.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  @Override
  public String toString() {
    String state = leaving ? "leaving" : ready ? "ready" : "starting";
    String pid = process == null ? "no process" : "process " + process.pid();
    return pid + " " + state + " with " + tasks;
  }

  boolean isIdle() {
    return ready && !leaving && tasks.isEmpty();
  }

  Optional<Task> head() {
    return Optional.ofNullable(tasks.peek());
  }

  /** Whether the task is the one that can have been started. */
  boolean isFirst(Task task) {
    return tasks.peek() == task;
  }

  /** The task that waits in the process behind the running one. */
  Optional<Task> prefetched() {
    return tasks.size() > 1 ? Optional.of(tasks.getLast()) : Optional.empty();
  }

  /** Queues the task for the process; somebody has to flush the outbox. */
  void give(Task task) {
    tasks.add(task);
    task.enter(this);
    given++;
    outbox.add(task.frame(task.function().map(this::slot).orElse(0)));
  }

  private int slot(SentFunction function) {
    return functions.find(function).orElseGet(() -> send(function));
  }

  private int send(SentFunction function) {
    int slot = functions.assign(function);
    outbox.add(new Frame(Frame.Kind.FUNCTION, 0, slot, function.payload()));
    return slot;
  }

  /** Kills the process, or, if there is none yet, sees to it that it does not live. */
  void kill(Later later) {
    leaving = true;
    process().ifPresent(alive -> later.run(alive::destroyForcibly));
  }

  boolean isRevoking() {
    return prefetched().filter(task -> task.revoking).isPresent();
  }

  Optional<Process> process() {
    return Optional.ofNullable(process);
  }

  void hasProcess(Process itsProcess) {
    process = itsProcess;
  }

  /** What its process was started with to make use of a cache; for its own thread. */
  List<String> aotFlags() {
    return aotFlags;
  }

  /** Keeps the timer, to cancel it when the process has ended. */
  void mustExit(Future<?> timer) {
    exitTimer = timer;
  }

  void hasEnded() {
    ended = true;
    if (exitTimer != null) {
      exitTimer.cancel(false);
    }
  }
}
