package dev.bunting.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.JobLockedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
  private static final int ROUNDS = 20;

  @TempDir Path directory;

  @Test
  void noCommittedRowIsLostWhereverTheProcessIsKilled() throws Exception {
    var random = new Random(4);
    long last = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try (var child = Child.start(directory, last + 1)) {
        // Half of them while they open the ledger or soon after, half while they write.
        if (round % 2 == 0) child.run(random.nextInt(500));
        else last = child.awaitCommits(1 + random.nextInt(60));
        last = child.kill(last);
      }
      if (last > 0) assertEveryRowIsThere(last);
    }
    assertThat(last).isGreaterThan(ROUNDS);
    try (var ledger = Sample.open(directory);
        var resume = ledger.resume()) {
      for (long row = 1; row <= last; row++)
        assertThat(resume.finished(row, Sample.url(row), "f" + row, Optional.empty())).isPresent();
    }
  }

  private void assertEveryRowIsThere(long last) throws Exception {
    try (var reader = LedgerReader.open(directory)) {
      var entries = reader.from(1);
      for (long row = 1; row <= last; row++) assertThat(entries.next()).contains(Sample.saved(row));
    }
  }

  @Test
  void aSecondProcessIsToldWhoHoldsTheDestination() throws Exception {
    try (var child = Child.start(directory, 1)) {
      child.awaitCommits(1);
      assertThatThrownBy(() -> Sample.open(directory))
          .isInstanceOfSatisfying(
              JobLockedException.class,
              e -> {
                assertThat(e.pid()).isEqualTo(child.pid());
                assertThat(e.command()).isEqualTo("a child");
                assertThat(e.since()).isBetween(Instant.now().minusSeconds(3600), Instant.now());
                assertThat(e).hasMessageContaining("process " + child.pid());
              });
      child.kill(0);
    }
    Sample.open(directory).close();
  }

  @Test
  void aSecondJobOfTheSameProcessIsRefusedToo() throws Exception {
    try (var first = Sample.open(directory)) {
      assertThatThrownBy(() -> Sample.open(directory)).isInstanceOf(JobLockedException.class);
      first.record(Sample.saved(1));
    }
    assertThat(Sample.readAll(directory)).hasSize(1);
  }
}
