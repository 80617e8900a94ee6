package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Bunting;
import dev.bunting.Job;
import dev.bunting.Options;
import dev.bunting.Records;
import dev.bunting.Rows;
import dev.bunting.Status;
import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StatusCommandTest {
  @TempDir Path directory;
  private final FaultServer server = FaultServer.start();
  private final CommandRun run = new CommandRun();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void allIsWellOnlyOnceNoRowIsLeft() throws Exception {
    var gate = new CountDownLatch(1);
    server.route("/soon", Reply.ok("soon"));
    server.route("/late", Reply.ok("late").holdUntil(gate));
    finish(start("/soon"));
    assertThat(status()).isZero();
    var job = start("/soon", "/late");
    awaitSession();
    assertThat(status()).isEqualTo(1);
    gate.countDown();
    finish(job);
    assertThat(status()).isZero();
    assertThat(run.out()).isEqualTo("2 rows: 2 ok (8 B), 0 not found, 0 errors\n");
  }

  private Job start(String... paths) throws IOException {
    var urls = Stream.of(paths).map(path -> server.uri(path).toString()).toList();
    var options = Options.defaults().withDirectory(directory).withRecords(Records.defaults());
    return Bunting.run(Rows.ofUrls(urls), options);
  }

  private static void finish(Job job) throws Exception {
    try (job) {
      job.forEach(outcome -> assertThat(outcome.status()).isEqualTo(Status.OK));
    }
  }

  /** Until the ledger knows of the second job: the first one's list had a row. */
  private void awaitSession() throws Exception {
    while (Bunting.status(directory).rows().equals(OptionalLong.of(1))) Thread.onSpinWait();
  }

  private int status() {
    return run.command(Ports.DEFAULT, "status", directory.toString());
  }
}
