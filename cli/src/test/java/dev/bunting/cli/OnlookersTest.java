package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlookersTest {
  @TempDir Path directory;
  private final FaultServer server = FaultServer.start().fallback(_ -> Reply.ok("x"));
  private final CommandRun run = new CommandRun();

  @AfterEach
  void close() {
    server.close();
  }

  private int get(String... arguments) {
    var all = new String[arguments.length + 3];
    all[0] = "get";
    all[1] = "-d";
    all[2] = directory.resolve("files").toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return run.command(Ports.DEFAULT, all);
  }

  @Test
  void writesATrace() throws Exception {
    var trace = directory.resolve("job.trace.json");
    assertThat(get("--trace", trace.toString(), server.uri("/") + "{a,b}")).isZero();
    assertThat(Files.readAllLines(trace)).first().isEqualTo("[");
    assertThat(Files.readString(trace)).contains("\"name\":\"a\"", "\"name\":\"b\"").endsWith("]");
  }

  @Test
  void saysThatTheTraceCannotBeWritten() {
    assertThat(get("--trace", directory.toString(), server.uri("/a").toString()))
        .isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(run.err()).contains("cannot write the trace " + directory);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void saysWhereTheViewIsAndTakesNoUrlForAPort() {
    assertThat(get("--ui", server.uri("/a").toString())).isZero();
    assertThat(run.err())
        .containsPattern("to look at the job: http://127.0.0.1:[0-9]+/[-\\w]{24}/");
    assertThat(run.out()).contains("1 row: 1 ok");
  }

  @Test
  void saysThatThePortIsInUse() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var port = Integer.toString(taken.getLocalPort());
      assertThat(get("--ui", port, server.uri("/a").toString())).isEqualTo(ExitCode.ENVIRONMENT);
      assertThat(run.err()).contains("cannot serve on port " + port);
    }
  }
}
