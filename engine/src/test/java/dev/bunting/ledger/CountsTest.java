package dev.bunting.ledger;

import static dev.bunting.ledger.Sample.failed;
import static dev.bunting.ledger.Sample.notFound;
import static dev.bunting.ledger.Sample.saved;
import static dev.bunting.ledger.Sample.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Summary;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountsTest {
  @TempDir Path directory;

  private Summary counts() throws Exception {
    try (var reader = LedgerReader.open(directory)) {
      return reader.summary();
    }
  }

  @Test
  void countsTheLatestEntryOfEachRow() throws Exception {
    session(directory, saved(1), saved(2), notFound(3), failed(4, "truncated"));
    session(directory, saved(4));
    assertThat(counts())
        .returns(3L, Summary::ok)
        .returns(1L, Summary::notFound)
        .returns(0L, Summary::errors)
        .returns(1L + 2 + 4, Summary::bytes);
  }

  @Test
  void groupsByReasonAndHostTheLargestFirst() throws Exception {
    session(
        directory,
        failed(1, "http://a.example/1", "http-503", 503),
        failed(2, "http://b.example:81/2", "http-503", 503),
        failed(3, "http://b.example/3", "http-503", 503),
        failed(4, "no url", "bad-url", 0));
    assertThat(counts().failures())
        .containsExactly(
            new Summary.Failures("http-503", "b.example", 2),
            new Summary.Failures("bad-url", "", 1),
            new Summary.Failures("http-503", "a.example", 1));
  }

  @Test
  void knowsTheListsLengthOnceItWasReadToItsEnd() throws Exception {
    session(directory, saved(1));
    assertThat(counts().rows()).isEmpty();
    try (var ledger = Sample.open(directory)) {
      ledger.listEnded(0, Optional.empty());
    }
    assertThat(counts().rows()).hasValue(0);
  }
}
