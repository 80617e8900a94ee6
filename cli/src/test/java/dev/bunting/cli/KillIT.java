package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.RecordedRequest;
import dev.bunting.server.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built command, killed at random points again and again. {@code -Dbunting.kills=200} kills
 * oftener than the build does.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KillIT {
  private static final int KILLS = Integer.getInteger("bunting.kills", 50);
  private static final int ROWS_A_ROUND = 40;

  @TempDir Path temp;
  private final Random random = new Random(7);
  private Path directory;
  private Path list;

  @BeforeEach
  void name() {
    directory = temp.resolve("out");
    list = temp.resolve("list.txt");
  }

  @Test
  void losesNoRowAndFetchesNoneTwiceThatWasDone() throws Exception {
    int rows = KILLS * ROWS_A_ROUND;
    try (var server = FaultServer.start().fallback(KillIT::reply)) {
      writeList(server, rows);
      var done = new HashSet<String>();
      for (int i = 0; i < KILLS; i++) {
        killAfter(server, 1 + random.nextInt(2 * ROWS_A_ROUND), done);
        checkFiles();
        done.addAll(doneRows());
      }
      int asked = server.requests().size();
      try (var last = get()) {
        assertThat(last.exitCode()).isZero();
      }
      assertThat(paths(server, asked)).noneMatch(done::contains);
      assertThat(doneRows()).hasSize(rows);
      checkFiles();
      assertThat(directory.resolve(".bunting/parts")).isEmptyDirectory();
    }
  }

  @Test
  void workerProcessesEndWithAKilledRunAndTheNextRemovesWhatTheyBegan() throws Exception {
    var stalls = new AtomicBoolean(true);
    try (var server =
        FaultServer.start()
            .fallback(request -> stalls.get() ? reply(request).stallAfter(1) : reply(request))) {
      writeList(server, 2);
      try (var killed = get("--style", "processes")) {
        for (int i = 0; i < 2; i++) server.takeRequest();
        var workers = killed.children();
        assertThat(workers).hasSize(2);
        killed.signal("KILL");
        for (var worker : workers) worker.onExit().get(10, TimeUnit.SECONDS);
      }
      stalls.set(false);
      try (var next = get("--style", "processes")) {
        assertThat(next.exitCode()).as(next.err()).isZero();
      }
      checkFiles();
      assertThat(directory.resolve(".bunting/parts")).isEmptyDirectory();
    }
  }

  @Test
  void whatWasCutOffIsToldWithTheCommandThatGoesOn() throws Exception {
    var status = new CommandRun();
    try (var server = FaultServer.start().fallback(KillIT::reply)) {
      for (int i = 2; i < 5; i++) server.route("/f" + i, Reply.ok("late").stallAfter(1));
      writeList(server, 5);
      try (var get = get()) {
        get.awaitOrEnd(() -> status(status).startsWith("2 rows of 5: 2 ok"));
        get.signal("KILL");
        assertThat(get.exitCode()).isEqualTo(137);
      }
    }
    var line = "3 rows have not ended: the last run was cut off; to go on: bunting get -i " + list;
    assertThat(status(status)).contains("\n" + line);
    try (var retry = Command.bunting(Ports.DEFAULT, "retry", directory.toString())) {
      assertThat(retry.exitCode()).isEqualTo(1);
      assertThat(retry.out()).startsWith("0 rows: ");
      assertThat(retry.err()).startsWith("bunting: " + line);
    }
  }

  private String status(CommandRun run) {
    run.command(Ports.DEFAULT, "status", directory.toString());
    return run.out();
  }

  /** Starts the command and kills it once it has asked for so many rows. */
  private void killAfter(FaultServer server, int requests, Set<String> done) throws Exception {
    int before = server.requests().size();
    try (var get = get()) {
      get.awaitOrEnd(() -> server.requests().size() >= before + requests);
      get.signal("KILL");
      assertThat(get.exitCode()).isIn(0, 137);
    }
    assertThat(paths(server, before)).noneMatch(done::contains);
  }

  private static Set<String> paths(FaultServer server, int from) {
    return server.requests().stream()
        .skip(from)
        .map(RecordedRequest::path)
        .collect(Collectors.toSet());
  }

  private static Reply reply(RecordedRequest request) {
    return Reply.ok(content(request.path()));
  }

  /** Some larger than a buffer, so that kills fall into the middle of them, too. */
  private static String content(String path) {
    return path.repeat(path.endsWith("7") ? 20_000 : 10);
  }

  private void writeList(FaultServer server, int rows) throws IOException {
    var lines = IntStream.range(0, rows).mapToObj(i -> server.uri("/f" + i).toString());
    Files.write(list, lines.toList());
  }

  private Command get(String... more) {
    var args = List.of("get", "-i", list.toString(), "-d", directory.toString(), "-m", "8");
    return Command.bunting(
        Ports.DEFAULT, Stream.concat(args.stream(), Stream.of(more)).toArray(String[]::new));
  }

  /** A file at its final name is whole. */
  private void checkFiles() throws IOException {
    if (!Files.exists(directory)) return;
    try (var files = Files.list(directory)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = file.getFileName().toString();
        assertThat(Files.readString(file, StandardCharsets.UTF_8))
            .as(name)
            .isEqualTo(content("/" + name));
      }
    }
  }

  /** The paths that the ledger says are done. */
  private Set<String> doneRows() throws IOException {
    if (!Files.exists(directory.resolve(".bunting/ledger.db"))) return Set.of();
    var report = temp.resolve("report.jsonl");
    try (var written =
        Command.bunting(Ports.DEFAULT, "report", directory.toString(), "-o", report.toString())) {
      // A kill at the very beginning leaves a ledger without tables.
      if (written.err().contains("no job has run in ")) return Set.of();
      assertThat(written.exitCode()).as(written.err()).isZero();
    }
    return Files.readAllLines(report).stream()
        .filter(line -> line.contains("\"status\":\"ok\""))
        .map(line -> line.substring(line.indexOf("/f"), line.indexOf("\",\"status\"")))
        .collect(Collectors.toSet());
  }
}
