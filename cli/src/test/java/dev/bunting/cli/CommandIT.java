package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.DelayRange;
import dev.bunting.server.FaultServer;
import dev.bunting.server.FlagsServer;
import dev.bunting.server.FlagsServerOptions;
import dev.bunting.server.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built command, end to end. */
class CommandIT {
  @TempDir Path directory;

  @Test
  void downloadsRealFlags() throws Exception {
    try (var server = FlagsServer.start(FlagsServerOptions.local().withPort(0));
        var bunting = bunting(server.port(), "flags", "-d", directory.toString())) {
      assertThat(bunting.exitCode()).isZero();
      assertThat(bunting.out()).contains("\n20 flags downloaded.\nElapsed time: ");
      assertThat(bunting.err()).isEmpty();
      assertThat(Files.readAllBytes(directory.resolve("vn.gif"))).startsWith('G', 'I', 'F');
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequential", "threads", "virtual", "async", "processes"})
  void accountsForEveryCodeOfAFailingServer(String style) throws Exception {
    var failing = FlagsServerOptions.error().withPort(0).withDelays(DelayRange.NONE).withSeed(7);
    try (var server = FlagsServer.start(failing);
        var bunting =
            bunting(
                server.port(),
                ("flags -e -s error -m 200 --style " + style + " -d " + directory).split(" "))) {
      assertThat(bunting.exitCode()).isZero();
      long saved = count(bunting, "(\\d+) flags downloaded");
      assertThat(saved + count(bunting, "(\\d+) not found") + count(bunting, "(\\d+) errors"))
          .isEqualTo(676);
      try (var files = Files.list(directory)) {
        assertThat(files).hasSize(Math.toIntExact(saved));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "KILL, 137"})
  void leavesNoWorkerProcess(String signal, int code) throws Exception {
    var args = ("flags --style processes -m 2 -d " + directory).split(" ");
    try (var server = FaultServer.start().fallback(request -> Reply.ok("GIF89a").stallAfter(3));
        var bunting = bunting(server.port(), args)) {
      for (int i = 0; i < 2; i++) server.takeRequest();
      var workers = bunting.children();
      assertThat(workers).hasSize(2);
      bunting.signal(signal);
      assertThat(bunting.exitCode()).isEqualTo(code);
      for (var worker : workers) worker.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void leavesNothingUnfinishedWhenInterrupted(String signal, int code) throws Exception {
    try (var server = FaultServer.start().fallback(request -> Reply.ok("GIF89a").stallAfter(3));
        var bunting = bunting(server.port(), "flags", "-d", directory.toString())) {
      for (int i = 0; i < 20; i++) server.takeRequest();
      bunting.signal(signal);
      assertThat(bunting.exitCode()).isEqualTo(code);
      assertThat(bunting.err()).isEqualTo("bunting: interrupted after 0 of 20 codes\n");
      assertThat(bunting.out()).doesNotContain("downloaded");
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void exitsWithTwoForUsage() {
    try (var bunting = bunting(1, "flags", "-m", "0")) {
      assertThat(bunting.exitCode()).isEqualTo(2);
      assertThat(bunting.err()).startsWith("*** Usage error: --max_req CONCURRENT must be >= 1\n");
      assertThat(bunting.out()).isEmpty();
    }
  }

  @Test
  void exitsWithThreeWhereNothingCanBeWritten() throws Exception {
    var below = Files.createFile(directory.resolve("file")).resolve("flags").toString();
    try (var bunting = bunting(1, "flags", "-s", "remote", "-d", below)) {
      assertThat(bunting.exitCode()).isEqualTo(3);
      assertThat(bunting.err())
          .startsWith("bunting: cannot write to " + below + ": ")
          .hasLineCount(1);
      assertThat(bunting.out()).isEmpty();
    }
  }

  @Test
  void servesUntilItIsTold() throws Exception {
    try (var serve = bunting(1, "serve", "--ports", "0,0,0", "--delay", "0..0.5")) {
      serve.awaitOut("Ctrl-C");
      assertThat(serve.out())
          .containsPattern("LOCAL  http://localhost:\\d+/flags  at once\n")
          .containsPattern("DELAY  http://localhost:\\d+/flags  after 0 to 0.5 s\n")
          .contains("after 0 to 0.5 s, 25% errors: 418, 503, reset, truncated\n");
      serve.signal("INT");
      assertThat(serve.exitCode()).isEqualTo(130);
      assertThat(serve.err()).isEmpty();
    }
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (var server = FaultServer.start();
        var serve = bunting(1, "serve", "--ports", "0,0," + server.port())) {
      assertThat(serve.exitCode()).isEqualTo(3);
      assertThat(serve.err()).contains("port " + server.port()).hasLineCount(1);
    }
  }

  private static Command bunting(int port, String... args) {
    return Command.bunting(new Ports(port, port, port), args);
  }

  private static long count(Command command, String regex) {
    var matcher = Pattern.compile(regex).matcher(command.out());
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }
}
