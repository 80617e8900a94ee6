package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobProgressTest {
  @TempDir Path directory;
  private final CommandRun run = new CommandRun();

  @Test
  void aLogHasNoLineOfNothing() {
    assertThat(progress("plain"))
        .doesNotContain(" 0 rows [00:00", " 0/1 [00:00")
        .contains("bunting: 1/1 [");
  }

  @Test
  void aProgramHearsOfTheBeginningAndTheEnd() {
    assertThat(progress("json").lines().toList())
        .hasSizeGreaterThan(1)
        .last()
        .asString()
        .contains("\"ok\":1,");
  }

  private String progress(String mode) {
    try (var server = FaultServer.start().fallback(_ -> Reply.ok("x"))) {
      var url = server.uri("/a").toString();
      run.command(Ports.DEFAULT, "get", "--progress", mode, "-d", directory.toString(), url);
      return run.err();
    }
  }
}
