package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedJobTest {
  private static final String LARGE = ("# " + "x".repeat(60_000) + "\n").repeat(20);

  @TempDir Path temp;
  private final FaultServer server = FaultServer.start().fallback(_ -> Reply.ok("x"));
  private Path list;
  private Options options;

  @BeforeEach
  void write() throws Exception {
    list = temp.resolve("urls.txt");
    Files.writeString(list, server.uri("/a") + "\n" + server.uri("/gone") + "\n" + LARGE);
    server.route("/gone", Reply.status(404));
    options = Options.defaults().withDirectory(temp.resolve("out")).withRecords(Records.defaults());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Rows rows() throws Exception {
    return Rows.ofFile(list, ListOptions.defaults());
  }

  private void run() throws Exception {
    try (var rows = rows();
        var job = Bunting.run(rows, options)) {
      for (var _ : job) {}
    }
  }

  private Optional<Summary> finished() throws Exception {
    try (var rows = rows()) {
      return Bunting.finished(rows, options);
    }
  }

  private Path file(String name) {
    return options.directory().resolve(name);
  }

  @Test
  void isKnownWithoutGoingThroughTheList() throws Exception {
    run();
    var summary = finished().orElseThrow();
    assertThat(summary).isEqualTo(Bunting.status(options.directory()));
    assertThat(summary.ok()).isOne();
    assertThat(summary.notFound()).isOne();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void isNotKnownWhereNothingWasDone() throws Exception {
    assertThat(finished()).isEmpty();
  }

  @Test
  void isKnownAgainAfterARunThatWentThroughItAll() throws Exception {
    run();
    run();
    assertThat(finished()).isPresent();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void missesAFileThatIsGone() throws Exception {
    run();
    Files.delete(file("a"));
    assertThat(finished()).isEmpty();
    run();
    assertThat(file("a")).hasContent("x");
    assertThat(finished()).isPresent();
  }

  @Test
  void missesAFileThatWasCut() throws Exception {
    run();
    Files.writeString(file("a"), "");
    assertThat(finished()).isEmpty();
  }

  @Test
  void isAnotherOnceTheListHasChanged() throws Exception {
    run();
    Files.writeString(list, server.uri("/b") + "\n", StandardOpenOption.APPEND);
    assertThat(finished()).isEmpty();
  }

  @Test
  void isAnotherIfItsFilesHaveOtherNames() throws Exception {
    run();
    options = options.withNames(new NameTemplate("x-{name}"));
    assertThat(finished()).isEmpty();
  }

  @Test
  void isAnotherIfItsListIsReadInAnotherWay() throws Exception {
    run();
    try (var rows = Rows.ofFile(list, ListOptions.defaults().withFormat(ListFormat.JSONL))) {
      assertThat(Bunting.finished(rows, options)).isEmpty();
    }
  }

  @Test
  void isNotFinishedWhileARowHasFailed() throws Exception {
    server.route("/gone", Reply.status(418));
    run();
    assertThat(finished()).isEmpty();
    server.route("/gone", Reply.ok("there"));
    try (var job = Bunting.retry(List.of("error"), options)) {
      for (var _ : job) {}
    }
    assertThat(finished()).isPresent();
  }

  @Test
  void isNotFinishedIfTheLastRunWasCutOff() throws Exception {
    run();
    var gate = new CountDownLatch(1);
    server.route("/late", Reply.ok("late").holdUntil(gate));
    try (var _ = Bunting.download(List.of(Download.of(server.uri("/late"))), options)) {
      while (server.requests().size() < 3) Thread.onSpinWait();
      assertThat(finished()).isEmpty();
    }
    gate.countDown();
    assertThat(finished()).isEmpty();
  }

  @Test
  void isNotAskedForIfFilesAreToBeFetchedAgainOrReported() throws Exception {
    run();
    var records = Records.defaults();
    options = options.withRecords(records.withFinished(Records.Finished.FETCH));
    assertThat(finished()).isEmpty();
    options = options.withRecords(records.withReports(List.of(temp.resolve("report.csv"))));
    assertThat(finished()).isEmpty();
  }

  @Test
  void isNotKnownOfASmallList() throws Exception {
    Files.writeString(list, server.uri("/a") + "\n");
    run();
    assertThat(finished()).isEmpty();
  }
}
