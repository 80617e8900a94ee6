package dev.bunting.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Bunting;
import dev.bunting.Download;
import dev.bunting.Options;
import dev.bunting.Outcome;
import dev.bunting.Politeness;
import dev.bunting.Style;
import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenFilesTest {
  private static final String LIMITS =
      """
      Limit                     Soft Limit           Hard Limit           Units
      Max processes             127235               127235               processes
      Max open files            64                   1048576              files
      """;

  @TempDir Path directory;

  @Test
  void readsTheSoftLimit() {
    assertThat(OpenFiles.limit(LIMITS)).isEqualTo(64);
    assertThat(OpenFiles.limit(LIMITS.replace("64  ", "unlimited"))).isEqualTo(Long.MAX_VALUE);
    assertThat(OpenFiles.limit("")).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void wantsAtLeastOneAndNoMoreThanAsked() {
    assertThat(OpenFiles.fitting(200, 3, 1000)).isEqualTo(200);
    assertThat(OpenFiles.fitting(1000, 3, 42)).isEqualTo(10);
    assertThat(OpenFiles.fitting(1000, 3, -14)).isEqualTo(1);
    assertThat(OpenFiles.fitting(1000, 3, Long.MAX_VALUE)).isEqualTo(1000);
  }

  @Test
  void letsAsManyConnectionsWaitAsLeaveHalfOfTheFilesAndTheHeap() {
    var heap = 4L << 30;
    assertThat(OpenFiles.idle(64, Long.MAX_VALUE, heap)).isEqualTo(1024);
    assertThat(OpenFiles.idle(64, 1012, heap)).isEqualTo(500);
    assertThat(OpenFiles.idle(64, 30, heap)).isEqualTo(64);
    assertThat(OpenFiles.idle(64, 1012, 100 << 20)).isEqualTo(100);
    assertThat(OpenFiles.idle(2000, Long.MAX_VALUE, heap)).isEqualTo(2000);
  }

  /** The second number is below what is looked at beforehand: there the shortage is met. */
  @ParameterizedTest
  @CsvSource({
    "SEQUENTIAL, 200",
    "THREADS, 200",
    "VIRTUAL, 200",
    "ASYNC, 200",
    "PROCESSES, 200",
    "THREADS, 49",
    "VIRTUAL, 49",
    "ASYNC, 49"
  })
  @EnabledOnOs(OS.LINUX)
  void fetchesAllWithFewFiles(Style style, int requests) throws Exception {
    try (var server = FaultServer.start().fallback(_ -> Reply.ok("x".repeat(3000)))) {
      var log = directory.resolve("log");
      var java = Path.of(System.getProperty("java.home"), "bin", "java");
      var process =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  "ulimit -n 64; exec \"$@\"",
                  "sh",
                  java.toString(),
                  "-cp",
                  classPath(),
                  Program.class.getName(),
                  style.name(),
                  String.valueOf(requests),
                  server.uri("/").toString(),
                  directory.resolve("out").toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(log)).contains("saved 500\n");
      } finally {
        process.destroyForcibly();
      }
    }
  }

  /**
   * As it is installed: in archives, which Java holds open. Where it is in folders, each class
   * needs a file to be opened at its first use, and Java cannot do without.
   */
  private String classPath() {
    var parts = new ArrayList<String>();
    for (var part : System.getProperty("java.class.path").split(File.pathSeparator, -1))
      if (Files.isDirectory(Path.of(part))) parts.add(archive(part, parts.size()));
      else if (!part.contains("netty")) parts.add(part); // The tests' own, and a dozen.
    return String.join(File.pathSeparator, parts);
  }

  private String archive(String folder, int number) {
    var file = directory.resolve(number + ".jar").toString();
    var jar = ToolProvider.findFirst("jar").orElseThrow();
    assertThat(jar.run(System.out, System.err, "-c", "-f", file, "-C", folder, ".")).isZero();
    return file;
  }

  /** Runs in the process with few files. */
  static final class Program {
    private Program() {}

    /** Fetches 500 files; says how many were saved. */
    public static void main(String[] arguments) throws Exception {
      var base = URI.create(arguments[2]);
      var options =
          Options.defaults()
              .withStyle(Style.valueOf(arguments[0]))
              .withMaxRequests(Integer.parseInt(arguments[1]))
              .withPoliteness(Politeness.NONE)
              .withDirectory(Path.of(arguments[3]));
      var downloads =
          IntStream.range(0, 500)
              .mapToObj(i -> new Download(base.resolve("/" + i), "f" + i))
              .toList();
      var saved = 0;
      try (var job = Bunting.download(downloads, options)) {
        for (var outcome : job) {
          if (outcome instanceof Outcome.Saved) saved++;
          else System.out.println(outcome);
        }
      }
      System.out.println("saved " + saved);
    }
  }
}
