package dev.bunting.ledger;

import static dev.bunting.ledger.Sample.failed;
import static dev.bunting.ledger.Sample.notFound;
import static dev.bunting.ledger.Sample.readAll;
import static dev.bunting.ledger.Sample.saved;
import static dev.bunting.ledger.Sample.session;
import static dev.bunting.ledger.Sample.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Checksum;
import dev.bunting.Fsync;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  private static final String U = "http://u.example/";

  @TempDir Path directory;

  private interface Question {
    void ask(Resume resume) throws Exception;
  }

  /** A session that asks, and records nothing by itself. */
  private void resume(Question question) throws Exception {
    try (var ledger = Sample.open(directory);
        var resume = ledger.resume()) {
      question.ask(resume);
    }
  }

  private static Optional<Entry> finished(Resume resume, long index, String url, String name)
      throws Exception {
    return resume.finished(index, url, name, Optional.empty());
  }

  @Test
  void aNewJobHasNothingFinished() throws Exception {
    resume(resume -> {
      assertThat(resume).isInstanceOf(NothingBefore.class);
      assertThat(finished(resume, 1, url(1), "f1")).isEmpty();
    });
  }

  @Test
  void whatWasSavedOrNotThereIsFinishedAndWhatFailedIsNot() throws Exception {
    session(directory, saved(1), failed(2, "truncated"), notFound(3));
    resume(resume -> {
      assertThat(finished(resume, 1, url(1), "f1")).contains(saved(1));
      assertThat(finished(resume, 2, url(2), "f2")).isEmpty();
      assertThat(finished(resume, 3, url(3), "f3")).contains(notFound(3));
      assertThat(finished(resume, 4, url(4), "f4")).isEmpty();
    });
  }

  @Test
  void theLaterSessionDecides() throws Exception {
    session(directory, saved(1), failed(2, "truncated"));
    session(directory, failed(1, "truncated"), saved(2));
    resume(resume -> {
      assertThat(finished(resume, 1, url(1), "f1")).isEmpty();
      assertThat(finished(resume, 2, url(2), "f2")).contains(saved(2));
    });
  }

  @Test
  void rowsThatWereNeverRecordedAreNotFinished() throws Exception {
    session(directory, saved(1), saved(4));
    resume(resume -> {
      assertThat(finished(resume, 1, url(1), "f1")).isPresent();
      assertThat(finished(resume, 2, url(2), "f2")).isEmpty();
      assertThat(finished(resume, 3, url(3), "f3")).isEmpty();
      assertThat(finished(resume, 4, url(4), "f4")).isPresent();
    });
  }

  @Test
  void onlySomeRowsMayBeAskedFor() throws Exception {
    session(
        directory, LongStream.rangeClosed(1, 9_000).mapToObj(Sample::saved).toArray(Entry[]::new));
    resume(resume -> {
      assertThat(finished(resume, 3, url(3), "f3")).contains(saved(3));
      assertThat(finished(resume, 8_999, url(8_999), "f8999")).contains(saved(8_999));
      assertThat(finished(resume, 9_001, url(9_001), "f9001")).isEmpty();
    });
  }

  @Test
  void aRowThatMovedIsFoundByItsNameAndRecordedAtItsNewNumber() throws Exception {
    session(directory, saved(1, U + "a", "a"), saved(2, U + "b", "b"));
    resume(resume -> {
      assertThat(finished(resume, 1, U + "new", "new")).isEmpty();
      assertThat(finished(resume, 2, U + "a", "a")).contains(saved(1, U + "a", "a").at(2));
      assertThat(finished(resume, 3, U + "b", "b")).contains(saved(2, U + "b", "b").at(3));
    });
    assertThat(readAll(directory))
        .extracting(Entry::url)
        .containsExactly(U + "a", U + "a", U + "b");
  }

  @Test
  void theSameUrlUnderAnotherNameIsNotFinished() throws Exception {
    session(directory, saved(1, U + "a", "a"));
    resume(resume -> assertThat(finished(resume, 1, U + "a", "other")).isEmpty());
  }

  @Test
  void aNameThatAnotherUrlWroteSinceIsNotFinished() throws Exception {
    session(directory, saved(1, U + "a", "x"), saved(2, U + "b", "y"));
    try (var ledger = Sample.open(directory);
        var resume = ledger.resume()) {
      assertThat(finished(resume, 1, U + "c", "z")).isEmpty();
      assertThat(finished(resume, 2, U + "d", "x")).isEmpty();
      ledger.record(saved(2, U + "d", "x")); // and it is killed before row 1 is done
    }
    resume(resume -> {
      assertThat(finished(resume, 1, U + "a", "x")).isEmpty();
      assertThat(finished(resume, 2, U + "b", "y")).isPresent();
    });
  }

  @Test
  void afterAChangeTheSameListAgainIsFoundSideBySide() throws Exception {
    session(directory, saved(1, U + "a", "a"));
    resume(resume -> {
      finished(resume, 1, U + "new", "new");
      finished(resume, 2, U + "a", "a");
    });
    session(directory, saved(1, U + "new", "new"));
    resume(resume -> {
      assertThat(finished(resume, 1, U + "new", "new")).isPresent();
      assertThat(finished(resume, 2, U + "a", "a")).isPresent();
    });
  }

  @Test
  void jobFsyncIsTrustedAfterAKillButNotAfterThePowerWent() throws Exception {
    try (var ledger = Ledger.open(directory, Fsync.JOB, files -> {}, "")) {
      ledger.record(saved(1));
    }
    edit("UPDATE session SET durable = 0"); // as if it had been killed
    resume(resume -> assertThat(finished(resume, 1, url(1), "f1")).isPresent());
    edit("UPDATE session SET boot = 'an earlier one'");
    resume(resume -> assertThat(finished(resume, 1, url(1), "f1")).isEmpty());
  }

  private void edit(String sql) throws Exception {
    try (var database = Database.openForWriting(new Home(directory), Fsync.NONE)) {
      database.execute(sql);
      database.commit();
    }
  }

  private static final Optional<Checksum> RIGHT = Optional.of(new Checksum("md5", "1".repeat(32)));
  private static final Optional<Checksum> TYPO = Optional.of(new Checksum("md5", "2".repeat(32)));

  @Test
  void aFileThatWasCheckedIsFinishedForThatChecksumAlone() throws Exception {
    session(directory, saved(1).withExpected(RIGHT));
    resume(resume -> assertThat(resume.finished(1, url(1), "f1", RIGHT)).isPresent());
    resume(resume -> assertThat(resume.finished(1, url(1), "f1", Optional.empty())).isPresent());
    resume(resume -> assertThat(resume.finished(1, url(1), "f1", TYPO)).isEmpty());
  }

  @Test
  void aDigestOnRecordProvesAChecksumThatIsNew() throws Exception {
    var sha256 = new Checksum("sha-256", "a".repeat(64));
    var file = SavedFile.of("f1", 1).withSha256(sha256.hex());
    session(directory, saved(1).withFile(file));
    resume(resume -> assertThat(resume.finished(1, url(1), "f1", Optional.of(sha256))).isPresent());
  }

  @Test
  void aChecksumThatWasATypoMakesNoFileForgotten() throws Exception {
    session(directory, saved(1).withExpected(RIGHT), saved(2));
    session(directory, failed(1, "checksum-mismatch").withExpected(TYPO));
    resume(resume -> assertThat(resume.finished(1, url(1), "f1", TYPO)).isEmpty());
    resume(resume -> assertThat(resume.finished(1, url(1), "f1", RIGHT)).isPresent());
    assertThat(readAll(directory)).containsExactly(saved(1).withExpected(RIGHT), saved(2));
  }

  @Test
  void whatWasSavedWithTheTypoCounts() throws Exception {
    session(directory, saved(1).withExpected(RIGHT));
    session(directory, saved(1).withExpected(TYPO));
    session(directory, failed(1, "http-503").withExpected(TYPO));
    resume(resume -> assertThat(resume.finished(1, url(1), "f1", RIGHT)).isEmpty());
  }
}
