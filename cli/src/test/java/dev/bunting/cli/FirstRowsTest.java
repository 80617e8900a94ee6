package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstRowsTest {
  @TempDir Path directory;
  private final CommandRun run = new CommandRun();
  private final FaultServer server =
      FaultServer.start()
          .fallback(r -> r.path().startsWith("/x") ? Reply.status(404) : Reply.status(403));

  @AfterEach
  void close() {
    server.close();
  }

  private String get(String... args) {
    var line = new String[args.length + 5];
    var dir = directory.toString();
    System.arraycopy(new String[] {"get", "-d", dir, "--style", "sequential"}, 0, line, 0, 5);
    System.arraycopy(args, 0, line, 5, args.length);
    assertThat(run.command(Ports.DEFAULT, line)).isEqualTo(1);
    return run.err();
  }

  @Test
  void namesEachIfTheyAreFew() {
    assertThat(get(server.uri("/x1?token=hush").toString(), server.uri("/a").toString()))
        .isEqualTo(
            """
                  1  not found
                        %1$s/x1?token=***
                  1  http-403  at 127.0.0.1 (1)
                        %1$s/a
            to try them again: bunting retry %2$s
            """
                .formatted(server.uri(""), directory));
  }

  @Test
  void namesTheFirstOfManyAndTheCommandThatListsAll() {
    assertThat(get(server.uri("/x") + "[1-1004]"))
        .startsWith("  1,004  not found\n")
        .contains("/x3\n            and 1,001 more\n")
        .doesNotContain("/x4")
        .endsWith("all rows: bunting report " + directory + " -o rows.csv\n");
  }

  @Test
  void fillsNoMoreThanALineOfTheTerminal() {
    run.columns(OptionalInt.of(50));
    var long404 = get("--progress", "none", server.uri("/x") + "y".repeat(100) + "/file.bin");
    assertThat(long404.lines()).allMatch(line -> line.length() <= 50);
    assertThat(long404).contains("            http://127.0.0", "...", "yy/file.bin\n");
  }

  @Test
  void whereEachRowHasALineNoneIsNamedAgain() {
    assertThat(get("-v", server.uri("/x").toString())).isEmpty();
  }

  @Test
  void quietlyNothingIsSaidOfRowsThatWereNotFound() {
    assertThat(get("-q", server.uri("/x").toString())).isEmpty();
  }
}
