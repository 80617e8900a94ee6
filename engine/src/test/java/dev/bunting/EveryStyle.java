package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A fault server and a destination, for suites that every style passes in the same way. */
abstract class EveryStyle {
  static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path directory;
  final FaultServer server = FaultServer.start();
  private final Style style;

  EveryStyle(Style style) {
    this.style = style;
  }

  @AfterEach
  void close() {
    server.close();
  }

  Options options() {
    var options =
        Options.defaults()
            .withStyle(style)
            .withDirectory(directory)
            .withPoliteness(Politeness.NONE);
    return style == Style.PROCESSES ? options.withMaxRequests(2) : options;
  }

  Options retrying(int retries) {
    return options().withPoliteness(Politeness.NONE.withRetries(retries, Duration.ofMillis(1)));
  }

  List<Outcome> download(Options options, Download... downloads) throws Exception {
    var outcomes = new ArrayList<Outcome>();
    try (var job = Bunting.download(List.of(downloads), options)) {
      job.forEach(outcomes::add);
    }
    assertThat(outcomes).hasSameSizeAs(downloads);
    return outcomes;
  }

  /** As many rows, of the paths /f0, /f1 and so on, called f0, f1. */
  Download[] rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Download(server.uri("/f" + i), "f" + i))
        .toArray(Download[]::new);
  }

  Outcome fetch(Options options, Download download) throws Exception {
    return download(options, download).getFirst();
  }

  Outcome fetch(Options options) throws Exception {
    return fetch(options, new Download(server.uri("/a"), "a"));
  }

  Outcome.Saved saved(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Saved.class);
    return (Outcome.Saved) outcome;
  }

  /** It failed so, and nothing is at its name. */
  Outcome.Failed failed(Outcome outcome, Reason reason) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    var failed = (Outcome.Failed) outcome;
    assertThat(failed.reason()).isEqualTo(reason);
    return failed;
  }

  /** All files below the destination, as relative paths. */
  List<String> files() throws IOException {
    try (var all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .map(f -> directory.relativize(f).toString())
          .sorted()
          .toList();
    }
  }
}
