package dev.bunting.cli.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The process of one run. One thread reads its report; any may end it. */
final class Child implements AutoCloseable {
  private static final int END_SECONDS = 5;

  private final Process process;
  private final Path complaints;

  private Child(Process process, Path complaints) {
    this.process = process;
    this.complaints = complaints;
  }

  /** Starts it, with parameters of {@link SingleRun}. */
  static Child start(Scratch scratch, List<String> args) throws IOException {
    var command = ChildCommand.of(System.getenv(), scratch.directory(), args);
    var complaints = scratch.complaints();
    var builder = new ProcessBuilder(command).redirectError(complaints.toFile());
    return new Child(builder.start(), complaints);
  }

  /**
   * Waits for what it tells.
   *
   * @throws BrokenRunException if it ended before it had told all
   */
  Report report() throws IOException, InterruptedException {
    try (var lines = process.inputReader(UTF_8)) {
      var report = ReportLines.read(lines);
      if (report.isPresent()) return report.get();
    }
    throw new BrokenRunException(death(process.waitFor()));
  }

  private String death(int exitCode) throws IOException {
    try (var lines = Files.lines(complaints, UTF_8)) {
      var last = lines.filter(line -> !line.isBlank()).findFirst();
      return "its process ended with exit code " + exitCode + last.map(": "::concat).orElse("");
    }
  }

  /**
   * Kills it, and the workers that it may have. After a whole report nothing is lost by that, and
   * the JVM's own end takes 0.3 s where virtual threads have waited for sockets.
   */
  @Override
  public void close() {
    var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    var ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends).completeOnTimeout(null, END_SECONDS, TimeUnit.SECONDS).join();
  }
}
