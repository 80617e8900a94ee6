package dev.bunting.ledger;

import static dev.bunting.ledger.Sample.failed;
import static dev.bunting.ledger.Sample.notFound;
import static dev.bunting.ledger.Sample.readAll;
import static dev.bunting.ledger.Sample.saved;
import static dev.bunting.ledger.Sample.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.EnvironmentException;
import dev.bunting.Fsync;
import dev.bunting.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir Path directory;

  private Path database() {
    return new Home(directory).database();
  }

  @Test
  void keepsEveryFieldOfEveryKindOfEntry() throws Exception {
    var full =
        Sample.cameFrom("https://cdn.example/x", saved(1))
            .withFile(
                SavedFile.of("elsewhere/1", 77)
                    .withSha256("ab".repeat(32))
                    .withVersion(Optional.of("\"v1\""), Optional.of("yesterday")));
    var rejected =
        new Entry(
            4,
            "not a url",
            "",
            Status.ERROR,
            Optional.of("bad-url"),
            "urls.txt:4",
            Optional.empty(),
            Optional.empty());
    var all = new Entry[] {full, notFound(2), failed(3, "truncated"), rejected};
    session(directory, all);
    assertThat(readAll(directory)).containsExactly(all);
  }

  @Test
  void saysWhatIsInTheWay() throws Exception {
    var file = Files.createFile(directory.resolve("taken"));
    assertThatThrownBy(() -> new Home(file).make())
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("cannot make " + file.resolve(".bunting") + ": there is a file in the way");
  }

  @Test
  void readsInTheOrderOfTheRowsWhateverTheOrderOfTheEntries() throws Exception {
    session(directory, saved(3), saved(1), saved(2));
    assertThat(readAll(directory)).containsExactly(saved(1), saved(2), saved(3));
  }

  @Test
  void theEntryOfTheLaterSessionCounts() throws Exception {
    session(directory, failed(1, "truncated"), saved(2));
    session(directory, saved(1));
    assertThat(readAll(directory)).containsExactly(saved(1), saved(2));
  }

  @Test
  void rowsBeyondTheEndOfAShorterListCountNoMore() throws Exception {
    session(directory, saved(1), saved(2), saved(3));
    try (var ledger = Sample.open(directory)) {
      ledger.listEnded(2, Optional.empty());
    }
    assertThat(readAll(directory)).containsExactly(saved(1), saved(2));
    session(directory, saved(4));
    assertThat(readAll(directory)).containsExactly(saved(1), saved(2), saved(4));
  }

  @Test
  void readsFromTheMiddleAcrossPages() throws Exception {
    var all = LongStream.rangeClosed(1, 4_100).mapToObj(Sample::saved).toArray(Entry[]::new);
    session(directory, all);
    try (var reader = LedgerReader.open(directory)) {
      assertThat(readAll(reader.from(1_500))).hasSize(2_601).startsWith(saved(1_500));
    }
  }

  @Test
  void flushedRowsAreSeenByOthersWhileTheJobRuns() throws Exception {
    try (var ledger = Sample.open(directory)) {
      ledger.record(saved(1));
      ledger.flush();
      assertThat(readAll(directory)).containsExactly(saved(1));
    }
  }

  @Test
  void rowsAreCommittedBeforeLongWithoutFlush() throws Exception {
    var committed = new CountDownLatch(1);
    FileSync beforeCommit = files -> committed.countDown();
    try (var ledger = Ledger.open(directory, Fsync.EACH, beforeCommit, "")) {
      ledger.record(saved(1));
      committed.await();
    }
  }

  @Test
  void filesAreSyncedBeforeTheirRowsAreCommitted() throws Exception {
    var synced = new ArrayList<SavedFile>();
    var seenInLedger = new ArrayList<Entry>();
    FileSync sync =
        files -> {
          synced.addAll(files);
          seenInLedger.addAll(readAll(directory));
        };
    try (var ledger = Ledger.open(directory, Fsync.EACH, sync, "")) {
      ledger.record(saved(1));
      ledger.record(failed(2, "truncated"));
      ledger.flush();
    }
    assertThat(synced).containsExactly(SavedFile.of("f1", 1));
    assertThat(seenInLedger).isEmpty();
  }

  @Test
  void aFailingSyncCommitsNothingAndFailsEveryLaterCall() throws Exception {
    FileSync sync =
        files -> {
          throw new IOException("the disk is gone");
        };
    var ledger = Ledger.open(directory, Fsync.EACH, sync, "");
    ledger.record(saved(1));
    assertThatThrownBy(ledger::flush)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("the disk is gone");
    assertThatThrownBy(() -> ledger.record(saved(2))).isInstanceOf(EnvironmentException.class);
    assertThatThrownBy(ledger::close).isInstanceOf(EnvironmentException.class);
    assertThat(readAll(directory)).isEmpty();
  }

  @Test
  void aDefectInTheSyncIsToldAndNotWaitedForForever() throws Exception {
    FileSync sync =
        files -> {
          throw new IllegalStateException("defect");
        };
    var ledger = Ledger.open(directory, Fsync.EACH, sync, "");
    ledger.record(saved(1));
    assertThatThrownBy(ledger::flush).hasMessageContaining("defect");
    assertThatThrownBy(ledger::close).isInstanceOf(EnvironmentException.class);
  }

  @Test
  void jobFsyncSyncsAllFilesOnceAtTheEnd() throws Exception {
    var calls = new ArrayList<List<SavedFile>>();
    try (var ledger = Ledger.open(directory, Fsync.JOB, calls::add, "")) {
      ledger.record(saved(1));
      ledger.flush();
      ledger.record(saved(2));
      ledger.flush();
      assertThat(calls).isEmpty();
    }
    assertThat(calls).containsExactly(List.of(SavedFile.of("f1", 1), SavedFile.of("f2", 2)));
  }

  @Test
  void forcesRealFilesAndForgivesMissingOnes() throws Exception {
    Files.writeString(directory.resolve("f1"), "x");
    try (var ledger = Ledger.open(directory, Fsync.EACH, FileSync.in(directory), "")) {
      ledger.record(saved(1));
      ledger.record(saved(2));
    }
    assertThat(readAll(directory)).hasSize(2);
  }

  @Test
  void handingInFasterThanTheDiskTakesWaits() throws Exception {
    var go = new CountDownLatch(1);
    FileSync slow =
        files -> {
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        };
    try (var ledger = Ledger.open(directory, Fsync.EACH, slow, "")) {
      var feeder = Thread.ofPlatform().unstarted(() -> recordMany(ledger, 3 * Mailbox.CAPACITY));
      feeder.start();
      while (feeder.getState() != Thread.State.WAITING) Thread.onSpinWait();
      go.countDown();
      feeder.join();
    }
    assertThat(readAll(directory)).hasSize(3 * Mailbox.CAPACITY);
  }

  private static void recordMany(Ledger ledger, int rows) {
    try {
      for (int i = 1; i <= rows; i++) ledger.record(saved(i));
    } catch (EnvironmentException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aHundredThousandRowsComeBackAsTheyWere() throws Exception {
    int rows = 100_000;
    try (var ledger = Sample.open(directory)) {
      recordMany(ledger, rows);
    }
    try (var reader = LedgerReader.open(directory)) {
      var entries = reader.from(1);
      for (int i = 1; i <= rows; i++) assertThat(entries.next()).contains(saved(i));
      assertThat(entries.next()).isEmpty();
    }
  }

  @Test
  void leavesOneFileAndTheLock() throws Exception {
    session(directory, saved(1));
    assertThat(new Home(directory).directory().toFile().list())
        .containsExactlyInAnyOrder("ledger.db", "lock");
  }

  @Test
  void anOddNameOfTheDestinationIsTakenAsItIs() throws Exception {
    var odd = directory.resolve("a b#c?d%41=&'\u00e9");
    session(odd, saved(1));
    assertThat(readAll(odd)).containsExactly(saved(1));
    assertThat(new Home(odd).database()).isNotEmptyFile();
  }

  @Test
  void aForeignFileIsRefusedWithAdviceAndLeftAlone() throws Exception {
    session(directory);
    Files.writeString(database(), "these are my notes, not a ledger ".repeat(100));
    var ledger = Sample.open(directory);
    assertThatThrownBy(ledger::resume).hasMessageContaining("move it away");
    assertThatThrownBy(ledger::close).isInstanceOf(EnvironmentException.class);
    assertThat(database()).content().startsWith("these are my notes");
  }

  @Test
  void aDamagedFileIsToldWhenItIsRead() throws Exception {
    session(
        directory, LongStream.rangeClosed(1, 500).mapToObj(Sample::saved).toArray(Entry[]::new));
    var bytes = Files.readAllBytes(database());
    java.util.Arrays.fill(bytes, 8_192, bytes.length, (byte) 0x5a);
    Files.write(database(), bytes);
    assertThatThrownBy(() -> readAll(directory))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("move it away");
  }

  @Test
  void anotherProgramsDatabaseIsRefused() throws Exception {
    session(directory);
    try (var other =
            org.sqlite.JDBC.createConnection(
                "jdbc:sqlite:" + database(), new java.util.Properties());
        var statement = other.createStatement()) {
      statement.execute("PRAGMA application_id = 7");
    }
    assertThatThrownBy(() -> readAll(directory)).hasMessageContaining("move it away");
  }

  @Test
  void aLaterVersionIsNotTouched() throws Exception {
    session(directory);
    try (var other =
            org.sqlite.JDBC.createConnection(
                "jdbc:sqlite:" + database(), new java.util.Properties());
        var statement = other.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertThatThrownBy(() -> readAll(directory)).hasMessageContaining("version 99");
  }

  @Test
  void aFullDiskEndsTheLedgerWithOneClearLine() throws Exception {
    session(directory);
    try (var database = Database.openForWriting(new Home(directory), Fsync.NONE)) {
      database.execute("PRAGMA max_page_count = 20"); // as good as a disk of 80 kB
      var writer = new Writer(database, 2, Optional.empty());
      var group =
          LongStream.rangeClosed(1, 2_000)
              .mapToObj(Sample::saved)
              .<Change>map(Change.Add::new)
              .toList();
      assertThatThrownBy(() -> writer.commit(group))
          .isInstanceOf(EnvironmentException.class)
          .hasMessageStartingWith("no space left for");
    }
    assertThat(readAll(directory)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDestinationThatCannotBeWrittenIsRefusedAtOnce() {
    assertThatThrownBy(() -> Sample.open(Path.of("/proc/bunting")))
        .isInstanceOf(EnvironmentException.class);
  }

  @Test
  void aLinkThatLeadsElsewhereIsRefused(@TempDir Path elsewhere) throws Exception {
    Files.createSymbolicLink(directory.resolve(".bunting"), elsewhere);
    assertThatThrownBy(() -> Sample.open(directory)).hasMessageContaining("not a directory");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void onlyTheOwnerMayReadIt() throws Exception {
    session(directory);
    assertThat(Files.getPosixFilePermissions(directory.resolve(".bunting"))).hasSize(3);
  }

  @Test
  void statusWithoutAJobSaysSo() {
    assertThatThrownBy(() -> LedgerReader.open(directory))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("no job has run");
  }
}
