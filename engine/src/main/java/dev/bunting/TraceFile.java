package dev.bunting;

import dev.bunting.report.JobTrace;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Writes what happens in a job to a file that ui.perfetto.dev and chrome://tracing open: a listener
 * for {@link Options#withListener}, to be closed after its job.
 *
 * {@snippet :
 * try (var trace = TraceFile.create(Path.of("job.trace.json"));
 *     var job = Bunting.download(downloads, Options.defaults().withListener(trace))) {
 *   for (var outcome : job) count(outcome);
 * }
 * }
 *
 * <p>URLs are redacted in it. If the process is killed, what was written by then can be opened, up
 * to its last whole line.
 */
public final class TraceFile implements Consumer<Event>, AutoCloseable {
  private final Path file;
  private final JobTrace trace;
  private Optional<Exception> failure = Optional.empty();
  private boolean closed;

  private TraceFile(Path file, JobTrace trace) {
    this.file = file;
    this.trace = trace;
  }

  /**
   * Begins a trace in place of any file of that name; its folder is made if need be.
   *
   * @throws EnvironmentException if the file cannot be written
   */
  public static TraceFile create(Path file) throws EnvironmentException {
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) Files.createDirectories(folder);
      return new TraceFile(
          file, new JobTrace(new BufferedOutputStream(Files.newOutputStream(file))));
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** Takes an event; when the file cannot be written any more, that is told by {@link #close()}. */
  @Override
  public synchronized void accept(Event event) {
    if (closed || failure.isPresent()) return;
    try {
      trace.add(event);
    } catch (JacksonIOException e) {
      failure = Optional.of(e);
    }
  }

  /**
   * Completes the file.
   *
   * @throws EnvironmentException if not all of it could be written
   */
  @Override
  public synchronized void close() throws EnvironmentException {
    if (closed) return;
    closed = true;
    try {
      trace.close();
    } catch (IOException | JacksonIOException e) {
      throw failed(file, failure.orElse(e));
    }
    if (failure.isPresent()) throw failed(file, failure.get());
  }

  private static EnvironmentException failed(Path file, Exception e) {
    return new EnvironmentException("cannot write the trace " + file + ": " + e.getMessage(), e);
  }
}
