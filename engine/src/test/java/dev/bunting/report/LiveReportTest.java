package dev.bunting.report;

import static dev.bunting.ledger.Sample.failed;
import static dev.bunting.ledger.Sample.saved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.EnvironmentException;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Ledger;
import dev.bunting.ledger.LedgerReader;
import dev.bunting.ledger.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveReportTest {
  @TempDir Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void chooseFile() {
    file = directory.resolve("report.jsonl");
  }

  private static void add(Ledger ledger, LiveReport report, Entry entry) throws Exception {
    ledger.record(entry);
    report.add(entry);
  }

  private List<Long> indexes() throws Exception {
    try (var lines = Files.lines(file)) {
      return lines.map(line -> line.substring(9, line.indexOf(','))).map(Long::valueOf).toList();
    }
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void aReaderSeesThePrefixThatIsCompleteSoFar() throws Exception {
    try (var ledger = Sample.open(directory);
        var report = LiveReport.open(List.of(file), ledger, directory)) {
      add(ledger, report, saved(2));
      report.flush();
      assertThat(indexes()).isEmpty();
      add(ledger, report, saved(1));
      add(ledger, report, saved(4));
      report.flush();
      assertThat(indexes()).containsExactly(1L, 2L);
    }
  }

  @Test
  void rowsInAnyOrderComeOutInTheOrderOfTheInput() throws Exception {
    int rows = 5 * LiveReport.WINDOW;
    var order = new java.util.ArrayList<>(IntStream.rangeClosed(1, rows).boxed().toList());
    Collections.shuffle(order, new Random(1));
    try (var ledger = Sample.open(directory);
        var report = LiveReport.open(List.of(file), ledger, directory)) {
      for (int row : order) add(ledger, report, saved(row));
      report.finish();
    }
    assertThat(indexes()).isEqualTo(upTo(rows));
  }

  @Test
  void oneSlowRowHoldsTheOthersBackOnlyUntilItComes() throws Exception {
    int rows = 3 * LiveReport.WINDOW;
    try (var ledger = Sample.open(directory);
        var report = LiveReport.open(List.of(file), ledger, directory)) {
      for (int row = 2; row <= rows; row++) add(ledger, report, saved(row));
      add(ledger, report, saved(1));
      report.flush();
      assertThat(indexes()).hasSizeGreaterThanOrEqualTo(LiveReport.WINDOW);
      for (int row = rows + 1; row <= 2 * rows; row++) add(ledger, report, saved(row));
      report.flush();
      assertThat(indexes()).hasSizeGreaterThan(rows);
      report.finish();
    }
    assertThat(indexes()).isEqualTo(upTo(2L * rows));
  }

  @Test
  void rowsThatNeverCameLeaveGapsAtTheEnd() throws Exception {
    try (var ledger = Sample.open(directory);
        var report = LiveReport.open(List.of(file), ledger, directory)) {
      add(ledger, report, saved(20_000));
      add(ledger, report, saved(3));
      add(ledger, report, saved(1));
      report.finish();
    }
    assertThat(indexes()).containsExactly(1L, 3L, 20_000L);
  }

  @Test
  void whatAnEarlierSessionSaidOfARowIsNotTakenForThisOne() throws Exception {
    int rows = 2 * LiveReport.WINDOW;
    try (var ledger = Sample.open(directory)) {
      for (int row = 1; row <= rows; row++) ledger.record(failed(row, "truncated"));
    }
    try (var ledger = Sample.open(directory);
        var report = LiveReport.open(List.of(file), ledger, directory)) {
      for (int row = rows; row >= 1; row -= 2) add(ledger, report, saved(row));
      report.flush();
      assertThat(indexes()).isEmpty();
      for (int row = 1; row < rows; row += 2) add(ledger, report, saved(row));
      report.finish();
    }
    assertThat(indexes()).isEqualTo(upTo(rows));
    assertThat(file).content().doesNotContain("truncated");
  }

  @Test
  void aJobWithoutALedgerReportsInOrderTooAndLeavesNothing() throws Exception {
    int rows = 2 * LiveReport.WINDOW;
    try (var report = LiveReport.openWithoutLedger(List.of(file), directory)) {
      for (int row = rows; row >= 1; row--) report.add(saved(row));
      report.finish();
    }
    assertThat(indexes()).isEqualTo(upTo(rows));
    assertThat(directory.toFile().list()).containsExactly("report.jsonl");
  }

  @Test
  void theReportOfTheLedgerIsTheSameByteForByte() throws Exception {
    var later = directory.resolve("later.jsonl");
    try (var ledger = Sample.open(directory);
        var report = LiveReport.open(List.of(file), ledger, directory)) {
      for (int row = 100; row >= 1; row--)
        add(ledger, report, row % 3 == 0 ? failed(row, "deadline") : saved(row));
      report.finish();
    }
    try (var reader = LedgerReader.open(directory)) {
      assertThat(Export.write(reader.from(1), directory, later)).isEqualTo(100);
    }
    assertThat(later).hasSameTextualContentAs(file);
  }

  @Test
  void severalReportsAreWrittenAtOnce() throws Exception {
    var table = directory.resolve("new/report.csv");
    try (var ledger = Sample.open(directory);
        var report = LiveReport.open(List.of(file, table), ledger, directory)) {
      add(ledger, report, saved(1));
      report.finish();
    }
    assertThat(indexes()).containsExactly(1L);
    assertThat(table).content().startsWith("index,url").contains("\n1,http");
  }

  @Test
  void aReportThatCannotBeWrittenIsTheEnvironmentsFault() throws Exception {
    try (var ledger = Sample.open(directory)) {
      Files.createDirectory(file);
      assertThatThrownBy(() -> LiveReport.open(List.of(file), ledger, directory))
          .isInstanceOf(EnvironmentException.class)
          .hasMessageContaining("cannot write the report");
    }
  }

  @Test
  void anExportThatFailsLeavesTheOldReport() throws Exception {
    Files.writeString(file, "old");
    assertThatThrownBy(() ->
            Export.write(
                () -> {
                  throw new EnvironmentException("the disk is gone");
                },
                directory,
                file))
        .hasMessage("the disk is gone");
    assertThat(file).hasContent("old");
    assertThat(directory.toFile().list()).containsExactly("report.jsonl");
  }
}
