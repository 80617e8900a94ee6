package dev.bunting.futures;

import dev.bunting.futures.wire.Codec;
import dev.bunting.futures.wire.Frame;
import dev.bunting.futures.wire.Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a pool does about the news of its workers. Called by the workers' own threads, which also
 * deserialize outcomes and complete futures.
 */
final class WorkerEvents {
  /** A worker that is killed while it starts says nothing about the next, unless it goes on. */
  private static final int MAX_KILLED_STARTS = 5;

  private static final int FIRST_SIGNAL = 129;

  private final Pool pool;
  private final Schedule schedule;
  private final Stops stops;
  private final Codec codec;
  private final Frame setup;
  private final WorkerCommand command;
  private final AotCache aotCache;

  private final AtomicInteger killedStarts = new AtomicInteger();

  WorkerEvents(Pool pool, Schedule schedule, Stops stops, Codec codec, Settings settings) {
    this.pool = pool;
    this.schedule = schedule;
    this.stops = stops;
    this.codec = codec;
    this.setup = new Frame(Frame.Kind.SETUP, 0, 0, setup(settings, codec));
    this.command = new WorkerCommand(settings);
    this.aotCache = new AotCache(settings.aotCache(), command.classPathEntries());
  }

  private static Payload setup(Settings settings, Codec codec) {
    try {
      return settings.initializer().isEmpty()
          ? Payload.NONE
          : codec.encodeTask(settings.initializer().get()).snapshot();
    } catch (IOException e) {
      throw new IllegalArgumentException("the initializer: " + e.getMessage(), e);
    }
  }

  /** What to start a worker with to make use of the AOT cache. */
  List<String> aotFlags() {
    return aotCache.flags();
  }

  Process start(List<String> aotFlags) throws IOException {
    return command.start(aotFlags);
  }

  /** The first frame for a worker. */
  Frame setup() {
    return setup;
  }

  /** A process runs; nothing is known of its health. */
  void started(Worker worker, Process process) {
    pool.change(later -> {
      worker.hasProcess(process);
      if (worker.leaving) {
        worker.kill(later); // The pool has ended meanwhile.
      }
    });
  }

  void received(Worker worker, long pid, Frame frame) {
    switch (frame.kind()) {
      case READY -> pool.change(later -> ready(worker, later));
      case SETUP_FAILED -> setupFailed(worker, pid, frame);
      case RESULT, FAILURE -> finished(worker, pid, frame);
      case INTERRUPTED -> pool.change(later -> stops.confirmed(worker, frame.id(), later));
      case REVOKED -> pool.change(later -> revoked(worker, frame.id(), later));
      default -> throw new IllegalStateException("not for a pool: " + frame.kind());
    }
  }

  private void ready(Worker worker, Later later) {
    killedStarts.set(0);
    schedule.ready(worker, later);
    aotCache.beginTraining().ifPresent(file -> train(file, later));
  }

  private void train(Path file, Later later) {
    var training = new AotTraining(file, command, codec, this::trained);
    schedule.begin(training);
    later.run(() -> Thread.ofPlatform().daemon().name("bunting-pool-training").start(training));
  }

  private void trained() {
    aotCache.trained();
    pool.change(_ -> schedule.endTraining());
  }

  private void setupFailed(Worker worker, long pid, Frame frame) {
    Throwable cause = RemoteOutcome.of(frame, codec, pid).failure();
    var why = new BrokenExecutorException("the initializer failed in a worker: " + cause, cause);
    pool.change(later -> {
      worker.leaving = true;
      pool.breakDown(why, later);
    });
  }

  private void finished(Worker worker, long pid, Frame frame) {
    var outcome = RemoteOutcome.of(frame, codec, pid);
    pool.change(later -> {
      Task task = schedule.finished(worker, frame, later);
      stopNext(worker, later);
      later.run(() -> outcome.deliver(task));
    });
  }

  private void revoked(Worker worker, int id, Later later) {
    schedule.revoked(worker, id, later);
    stopNext(worker, later);
  }

  /** What was cancelled behind another task is known to run when it has come to the front. */
  private void stopNext(Worker worker, Later later) {
    worker
        .head()
        .filter(next -> next.stopWanted)
        .ifPresent(next -> stops.interrupt(worker, next, later));
  }

  /** There is no process. */
  void cannotStart(Worker worker, IOException cause) {
    var why = new BrokenExecutorException("no worker can be started: " + cause.getMessage(), cause);
    end(worker, Optional.of(why), why);
  }

  /** The process has ended, or its pipe has and it was made to. */
  void ended(Worker worker, long pid, int exitCode) {
    Optional<BrokenExecutorException> broken =
        worker.ready || worker.leaving
            ? Optional.empty()
            : startFailure(pid, exitCode, worker.aotFlags());
    end(worker, broken, new WorkerDiedException(pid, exitCode));
  }

  /** In two steps: the pool is not to look terminated while its last future is being told. */
  private void end(
      Worker worker, Optional<BrokenExecutorException> broken, RuntimeException death) {
    pool.change(later -> {
      broken.ifPresent(why -> pool.breakDown(why, later));
      schedule.lost(worker, later).ifPresent(task -> later.run(() -> task.future().fail(death)));
    });
    pool.change(later -> {
      if (!worker.ended) {
        worker.hasEnded();
        schedule.remove(worker, later);
      }
    });
  }

  private Optional<BrokenExecutorException> startFailure(
      long pid, int exitCode, List<String> aotFlags) {
    boolean killed = exitCode >= FIRST_SIGNAL;
    if (killed ? killedStarts.incrementAndGet() <= MAX_KILLED_STARTS : aotCache.refused(aotFlags)) {
      return Optional.empty();
    }
    var cause = new IOException(command.complaint());
    String what = "worker process " + pid + " ended with " + WorkerDiedException.describe(exitCode);
    String why = what + " before it was ready: " + cause.getMessage();
    return Optional.of(new BrokenExecutorException(why, cause));
  }
}
