package dev.bunting.cli;

import dev.bunting.EnvironmentException;
import dev.bunting.Job;
import dev.bunting.LiveView;
import dev.bunting.Options;
import dev.bunting.TraceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What listens to a job beside the command itself, if anything; closed after the job. */
final class Onlookers implements AutoCloseable {
  private final Optional<Path> traceFile;
  private final Optional<Integer> port;
  private Optional<TraceFile> trace = Optional.empty();
  private Optional<LiveView> view = Optional.empty();

  /**
   * @param traceFile where a trace is to be written
   * @param port where the live view is to be served; 0 for any that is free
   */
  Onlookers(Optional<Path> traceFile, Optional<Integer> port) {
    this.traceFile = traceFile;
    this.port = port;
  }

  boolean isNobody() {
    return traceFile.isEmpty() && port.isEmpty();
  }

  /** The options with those who listen, who are ready then. */
  Options on(Options options, Console console) throws IOException {
    var listened = options;
    if (traceFile.isPresent()) {
      trace = Optional.of(TraceFile.create(traceFile.get()));
      listened = listened.withListener(trace.get());
    }
    if (port.isEmpty()) return listened;
    view = Optional.of(view(port.get(), options));
    console.say("to look at the job: " + view.get().url());
    return listened.withListener(view.get());
  }

  private static LiveView view(int port, Options options) throws EnvironmentException {
    try {
      return LiveView.start(port, options);
    } catch (IOException e) {
      throw new EnvironmentException("cannot serve on port " + port + ": " + e.getMessage(), e);
    }
  }

  /** Shows a job that has begun. */
  void show(Job job) {
    if (view.isPresent()) view.get().show(job);
  }

  /**
   * Completes the trace, and lets browsers see the end.
   *
   * @throws EnvironmentException if the trace could not be written
   */
  @Override
  public void close() throws EnvironmentException {
    if (view.isPresent()) view.get().close();
    if (trace.isPresent()) trace.get().close();
  }
}
