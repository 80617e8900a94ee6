package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadRowsTest {
  @TempDir Path directory;
  private final CommandRun run = new CommandRun();

  @Test
  void saysWhatIsWrongWithARowAndThatNoRetryHelps() {
    assertThat(get("example.com/x")).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            """
                  1  bad-url
            bunting: bad-url: argument 1: no http:// or https:// at its start
            """);
  }

  @Test
  void tellsTheFirstOfManyAndCountsTheRest() throws Exception {
    var list = Files.writeString(directory.resolve("list"), "a\nb\nc\nd\ne\nf\ng\nh\n");
    get("-i", list.toString());
    assertThat(run.err())
        .contains(
            "list:1: no http", "list:5: no http", "bunting: and 3 more bad rows; -v tells all\n")
        .doesNotContain("list:6:", "retry");
  }

  private int get(String... args) {
    var line = new String[args.length + 3];
    System.arraycopy(
        new String[] {"get", "-d", directory.resolve("out").toString()}, 0, line, 0, 3);
    System.arraycopy(args, 0, line, 3, args.length);
    return run.command(Ports.DEFAULT, line);
  }
}
