package dev.bunting.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private static final Outcome OUTCOME = new Outcome.Rejected(1, "", Reason.BAD_URL, "");

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();
  private final ProgressBar bar =
      new ProgressBar(new PrintStream(screen, true, UTF_8), BarLine.of(1000, 60, UTF_8), now::get);

  @Test
  void drawsTenTimesASecondAtMost() {
    bar.begin();
    for (int i = 0; i < 1000; i++) {
      now.addAndGet(1_000_000);
      bar.show(OUTCOME);
    }
    assertThat(drawings()).isEqualTo(1 + 10);
  }

  @Test
  void drawsTheEndHoweverSoonItIs() {
    bar.begin();
    for (int i = 0; i < 1000; i++) bar.show(OUTCOME);
    bar.end();
    assertThat(drawings()).isEqualTo(2);
    assertThat(screen.toString(UTF_8)).contains("100%|").endsWith(System.lineSeparator());
  }

  private long drawings() {
    return screen.toString(UTF_8).chars().filter(c -> c == '\r').count();
  }
}
