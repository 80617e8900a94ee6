package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built command's bulk downloads, end to end. */
class GetIT {
  @TempDir Path temp;
  private FaultServer server;
  private Path directory;
  private Path list;
  private Path report;

  @BeforeEach
  void start() {
    server = FaultServer.start().fallback(request -> Reply.ok("file " + request.path()));
    directory = temp.resolve("out");
    list = temp.resolve("list.txt");
    report = temp.resolve("report.jsonl");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Command get(String... args) {
    var line = new ArrayList<>(List.of("get", "-d", directory.toString()));
    line.addAll(List.of(args));
    return Command.bunting(Ports.DEFAULT, line.toArray(String[]::new));
  }

  private void writeList(int rows) throws IOException {
    var lines = IntStream.rangeClosed(1, rows).mapToObj(i -> server.uri("/f" + i).toString());
    Files.write(list, lines.toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequential", "threads", "virtual", "async", "processes"})
  void accountsForEveryRowInOrder(String style) throws Exception {
    server.route("/gone", Reply.status(410)).route("/teapot", Reply.status(418));
    Files.writeString(
        list,
        """
        # a comment
        %1$s\tin/a.txt

        %2$s
        nonsense
        %3$s
        %1$s\tin/a.txt
        """
            .formatted(server.uri("/a"), server.uri("/gone"), server.uri("/teapot")));
    try (var get = get("-i", list.toString(), "--style", style, "--report", report.toString())) {
      assertThat(get.exitCode()).isEqualTo(1);
      assertThat(get.out()).startsWith("5 rows: 2 ok (14 B), 1 not found, 2 errors in ");
      assertThat(get.err()).contains("bad-url", "http-418", "to try them again: bunting retry ");
    }
    assertThat(directory.resolve("in/a.txt")).hasContent("file /a");
    assertThat(Files.readAllLines(report))
        .satisfiesExactly(
            row -> assertThat(row).startsWith("{\"index\":1,").contains("\"status\":\"ok\""),
            row -> assertThat(row).contains("\"index\":2,", "\"not_found\"", "\"http\":410"),
            row -> assertThat(row).contains("\"index\":3,", "\"error\"", "\"bad-url\""),
            row -> assertThat(row).contains("\"index\":4,", "\"error\"", "\"http-418\""),
            row -> assertThat(row).contains("\"index\":5,", "\"ok\"", "\"path\":\"in/a.txt\""));
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void doesNotAskAgainForWhatIsDone() throws Exception {
    writeList(5);
    server.route("/f3", Reply.status(500), Reply.ok("at last"));
    try (var first = get("-i", list.toString(), "--retries", "0")) {
      assertThat(first.exitCode()).isEqualTo(1);
    }
    int asked = server.requests().size();
    Files.delete(directory.resolve("f4"));
    try (var second = get("-i", list.toString(), "-v", "--report", report.toString())) {
      assertThat(second.exitCode()).isZero();
      assertThat(second.out().lines().filter(l -> l.endsWith("(there before)"))).hasSize(3);
    }
    assertThat(server.requests().stream().skip(asked).map(r -> r.path()))
        .containsExactlyInAnyOrder("/f3", "/f4");
    assertThat(Files.readAllLines(report)).hasSize(5).allMatch(l -> l.contains("\"ok\""));
  }

  @Test
  void triesAgainOnlyWhatIsAskedFor() throws Exception {
    writeList(4);
    server.route("/f1", Reply.status(503), Reply.ok("one"));
    server.route("/f2", Reply.status(403), Reply.ok("two"));
    server.route("/f3", Reply.status(404), Reply.ok("three"));
    try (var first = get("-i", list.toString(), "--retries", "0")) {
      assertThat(first.exitCode()).isEqualTo(1);
    }
    try (var retry = retry("--class", "5xx")) {
      assertThat(retry.exitCode()).isZero();
      assertThat(retry.out()).startsWith("1 row: 1 ok (3 B)");
    }
    assertThat(directory.resolve("f1")).hasContent("one");
    assertThat(directory.resolve("f2")).doesNotExist();
    try (var status = bunting("status", directory.toString())) {
      assertThat(status.exitCode()).isEqualTo(1);
      assertThat(status.out()).startsWith("4 rows: 2 ok").contains("http-403");
    }
    try (var retry = retry("--class", "error,not-found")) {
      assertThat(retry.exitCode()).isZero();
    }
    try (var written = bunting("report", directory.toString(), "-o", report.toString())) {
      assertThat(written.exitCode()).isZero();
    }
    assertThat(Files.readAllLines(report)).hasSize(4).allMatch(l -> l.contains("\"ok\""));
  }

  private Command retry(String... args) {
    var line = new ArrayList<>(List.of("retry", directory.toString()));
    line.addAll(List.of(args));
    return Command.bunting(Ports.DEFAULT, line.toArray(String[]::new));
  }

  private static Command bunting(String... args) {
    return Command.bunting(Ports.DEFAULT, args);
  }

  /** By the mask of ignored signals in proc_pid_status(5), whose lowest bit is SIGHUP. */
  private static boolean ignoresHangUp() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> "13579bdf".indexOf(line.charAt(line.length() - 1)) >= 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void stopsInGoodOrderAndGoesOnLater(String signal, int code) throws Exception {
    assumeFalse(signal.equals("HUP") && ignoresHangUp(), "nohup, which commands inherit and heed");
    writeList(30);
    var gate = new CountDownLatch(1);
    server.fallback(r -> number(r.path()) > 10 ? Reply.ok("x").holdUntil(gate) : Reply.ok("y"));
    try (var get = get("-i", list.toString(), "-v", "--report", report.toString())) {
      for (int i = 0; i < 26; i++) server.takeRequest();
      get.awaitOut("f10 ");
      get.signal(signal);
      assertThat(get.exitCode()).isEqualTo(code);
      assertThat(get.err())
          .endsWith("interrupted; the same command again goes on where this ended\n");
    }
    assertThat(Files.readAllLines(report)).hasSize(30);
    gate.countDown();
    try (var again = get("-i", list.toString(), "-q")) {
      assertThat(again.exitCode()).isZero();
      assertThat(again.out() + again.err()).isEmpty();
    }
    assertThat(server.requests().stream().filter(r -> number(r.path()) <= 10)).hasSize(10);
    for (int i = 1; i <= 30; i++) assertThat(directory.resolve("f" + i)).hasSize(1);
  }

  private static int number(String path) {
    return Integer.parseInt(path.substring(2));
  }

  @Test
  void theSecondCtrlCEndsAtOnce() throws Exception {
    // A list on a pipe that nobody ever writes to: nothing can end the read.
    var fifo = temp.resolve("fifo");
    try (var made = Command.start(Map.of(), "mkfifo", fifo.toString())) {
      assertThat(made.exitCode()).isZero();
    }
    writeList(1);
    var gate = new CountDownLatch(1);
    server.fallback(r -> Reply.ok("x").holdUntil(gate));
    try (var get = get("-i", list.toString(), "-i", fifo.toString())) {
      server.takeRequest();
      get.signal("INT");
      get.signal("INT");
      assertThat(get.exitCode()).isEqualTo(130);
    } finally {
      gate.countDown();
    }
  }

  @Test
  void onlyOneProcessAtATimeWorksOnADirectory() throws Exception {
    writeList(1);
    var gate = new CountDownLatch(1);
    server.fallback(r -> Reply.ok("x").holdUntil(gate));
    try (var first = get("-i", list.toString())) {
      server.takeRequest();
      try (var second = get("-i", list.toString())) {
        assertThat(second.exitCode()).isEqualTo(3);
        assertThat(second.err()).contains("is in use by process ").hasLineCount(1);
      }
      gate.countDown();
      assertThat(first.exitCode()).isZero();
    }
  }

  @Test
  void aDestinationThatIsTakenAwayEndsTheJob() throws Exception {
    writeList(3);
    var gate = new CountDownLatch(1);
    server.fallback(r -> Reply.ok("x").holdUntil(gate));
    var status = new CommandRun();
    try (var get = get("-i", list.toString())) {
      get.awaitOrEnd(() -> {
        status.command(Ports.DEFAULT, "status", directory.toString());
        return status.out().startsWith("0 rows of 3: ");
      });
      Files.move(directory, temp.resolve("elsewhere"));
      gate.countDown();
      assertThat(get.exitCode()).isEqualTo(3);
      assertThat(get.err()).contains("bunting: the destination " + directory + " is gone\n");
    }
    assertThat(directory).doesNotExist();
  }

  @Test
  void anEmptyListIsFine() throws Exception {
    Files.createFile(list);
    try (var get = get("-i", list.toString())) {
      assertThat(get.exitCode()).isZero();
      assertThat(get.out()).startsWith("0 rows: ");
      assertThat(get.err()).isEmpty();
    }
  }

  @Test
  void aDryRunFetchesNothingAndMakesNothing() throws Exception {
    try (var get = get("--dry-run", "-o", "{1}.{ext}", server.uri("/") + "[8-10].gif")) {
      assertThat(get.exitCode()).isZero();
      assertThat(get.out().lines().map(l -> l.split("\t", -1)[1]))
          .containsExactly("8.gif", "9.gif", "10.gif");
    }
    assertThat(directory).doesNotExist();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aFileThatDoesNotMatchItsChecksumIsNotThere() throws Exception {
    var wrong = "sha-256:" + "0".repeat(64);
    try (var get = get(server.uri("/a").toString(), "--checksum", wrong, "--retries", "0")) {
      assertThat(get.exitCode()).isEqualTo(1);
      assertThat(get.err()).contains("checksum-mismatch");
    }
    assertThat(directory.resolve("a")).doesNotExist();
  }

  @Test
  void secretsAreInNoReport() throws Exception {
    var url = server.uri("/a?token=hush").toString().replace("//", "//joe:hush@");
    try (var get = get("-v", "--report", report.toString(), "--header", "X-Key: hush", url)) {
      assertThat(get.exitCode()).isZero();
      assertThat(get.out() + get.err() + Files.readString(report)).doesNotContain("hush");
    }
  }
}
