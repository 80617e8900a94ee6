package dev.bunting.futures;

import dev.bunting.futures.wire.Codec;
import dev.bunting.futures.wire.Frame;
import dev.bunting.futures.wire.FrameInput;
import dev.bunting.futures.wire.FrameOutput;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes an AOT cache: a worker of its own does a little of everything, and its JVM writes the cache
 * when it exits. It has no part in the pool's work, so nobody waits for its slow start and exit but
 * the pool's termination.
 */
final class AotTraining implements Runnable {
  private static final Logger LOG = System.getLogger(AotTraining.class.getPackageName());
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int LARGE = 1 << 17;

  private final Path file;
  private final WorkerCommand command;
  private final Codec codec;
  private final Runnable whenOver;
  private @Nullable Process process;
  private boolean stopped;

  AotTraining(Path file, WorkerCommand command, Codec codec, Runnable whenOver) {
    this.file = file;
    this.command = command;
    this.codec = codec;
    this.whenOver = whenOver;
  }

  @Override
  public void run() {
    try {
      Optional<Process> started = start();
      if (started.isPresent()) {
        converse(started.get());
        awaitExit(started.get());
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "no AOT cache in " + file, e);
    } finally {
      removeConfiguration();
      whenOver.run();
    }
  }

  private synchronized Optional<Process> start() throws IOException {
    if (!stopped) {
      process = command.startSilently(List.of("-XX:AOTCacheOutput=" + file));
    }
    return Optional.ofNullable(process);
  }

  /** Ends it without a cache. */
  synchronized void stop() {
    stopped = true;
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private void converse(Process worker) throws IOException {
    var out = new FrameOutput(worker.getOutputStream());
    var in = new FrameInput(worker.getInputStream());
    out.write(Frame.of(Frame.Kind.SETUP, 0));
    in.read();
    for (Frame task : tasks()) {
      out.write(task);
      if (task.kind() != Frame.Kind.FUNCTION) {
        in.read();
      }
    }
    out.write(Frame.of(Frame.Kind.EXIT, 0));
  }

  private List<Frame> tasks() throws IOException {
    SerializableCallable<String> callable = () -> "done";
    SerializableRunnable failing =
        () -> {
          throw new IllegalStateException("failed");
        };
    SerializableFunction<Object, Object> echo = argument -> argument;
    var list = new ArrayList<>(List.of(1, "two", 3L));
    return List.of(
        new Frame(Frame.Kind.CALLABLE, 0, 0, codec.encodeTask(callable)),
        frame(Frame.Kind.RUNNABLE, failing),
        frame(Frame.Kind.FUNCTION, echo),
        frame(Frame.Kind.CALL, list),
        frame(Frame.Kind.CALL, new byte[LARGE]),
        frame(Frame.Kind.CALL, new Chunks.Results<>(list, null)));
  }

  private Frame frame(Frame.Kind kind, Object object) throws IOException {
    return new Frame(kind, 0, 0, codec.encode(object));
  }

  private void awaitExit(Process worker) {
    try {
      if (!worker.waitFor(LIMIT)) {
        stop();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  /** What the JVM leaves behind when it fails. */
  private void removeConfiguration() {
    try {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".config"));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot delete the configuration of " + file, e);
    }
  }
}
