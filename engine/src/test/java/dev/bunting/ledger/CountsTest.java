package dev.bunting.ledger;

import static dev.bunting.ledger.Sample.failed;
import static dev.bunting.ledger.Sample.notFound;
import static dev.bunting.ledger.Sample.saved;
import static dev.bunting.ledger.Sample.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountsTest {
  @TempDir Path directory;

  private Counts counts() throws Exception {
    try (var reader = LedgerReader.open(directory)) {
      return reader.counts();
    }
  }

  @Test
  void countsTheLatestEntryOfEachRow() throws Exception {
    session(directory, saved(1), saved(2), notFound(3), failed(4, "truncated"));
    session(directory, saved(4));
    assertThat(counts())
        .returns(3L, Counts::ok)
        .returns(1L, Counts::notFound)
        .returns(0L, Counts::errors)
        .returns(1L + 2 + 4, Counts::bytes);
  }

  @Test
  void groupsByReasonAndHostTheLargestFirst() throws Exception {
    session(
        directory,
        failed(1, "http://a.example/1", "http-503", 503),
        failed(2, "http://b.example:81/2", "http-503", 503),
        failed(3, "http://b.example/3", "http-503", 503),
        failed(4, "no url", "bad-url", 0));
    assertThat(counts().groups())
        .containsExactly(
            new Counts.Group("http-503", "b.example", 2),
            new Counts.Group("bad-url", "", 1),
            new Counts.Group("http-503", "a.example", 1));
  }

  @Test
  void knowsTheListsLengthOnceItWasReadToItsEnd() throws Exception {
    session(directory, saved(1));
    assertThat(counts().rows()).isEmpty();
    try (var ledger = Sample.open(directory)) {
      ledger.listEnded(0);
    }
    assertThat(counts().rows()).contains(0L);
  }

  @Test
  void aJobThatRunsHasNoEnd() throws Exception {
    try (var ledger = Sample.open(directory)) {
      ledger.record(saved(1));
      ledger.flush();
      assertThat(counts().ended()).isEmpty();
    }
    var counts = counts();
    assertThat(counts.ended().orElseThrow()).isAfterOrEqualTo(counts.started());
  }
}
