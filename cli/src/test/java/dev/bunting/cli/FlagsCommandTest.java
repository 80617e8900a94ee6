package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsCommandTest {
  @TempDir Path directory;
  private final FaultServer server = FaultServer.start();
  private final CommandRun run = new CommandRun();

  @BeforeEach
  void serve() {
    server.fallback(request -> Reply.ok("GIF89a of " + request.path()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void printsTheSeedsReport() {
    assertThat(flags()).isZero();
    assertThat(run.out())
        .matches(
            """
            LOCAL site: http://localhost:%d/flags
            Searching for 20 flags: from BD to VN
            20 concurrent connections will be used.
            --------------------
            20 flags downloaded.
            Elapsed time: \\d+\\.\\d\\ds
            """
                .formatted(server.port()));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void savesUnderLowerCaseNames() {
    flags("BR", "us");
    assertThat(directory.resolve("br.gif")).hasContent("GIF89a of /flags/br/br.gif");
    assertThat(directory.resolve("us.gif")).hasContent("GIF89a of /flags/us/us.gif");
  }

  @Test
  void speaksOfOneInTheSingular() {
    server.route("/flags/br/br.gif", Reply.status(500));
    flags("br");
    assertThat(run.out())
        .contains("Searching for 1 flag: BR\n1 concurrent connection will be used.\n")
        .contains("0 flags downloaded.\n1 error.\n");
  }

  @Test
  void listsTenCodesAndNamesTheEndsOfEleven() {
    flags("-l", "10", "b");
    assertThat(run.out()).contains("flags: BA, BB, BC, BD, BE, BF, BG, BH, BI, BJ\n");
    flags("-l", "11", "b");
    assertThat(run.out()).contains("Searching for 11 flags: from BA to BK\n");
  }

  @Test
  void countsWhatIsNotFoundAndWhatFails() {
    server.route("/flags/ba/ba.gif", Reply.status(404));
    server.route("/flags/bb/bb.gif", Reply.status(410));
    server.route("/flags/bc/bc.gif", Reply.status(503));
    server.route("/flags/bd/bd.gif", Reply.ok("GIF").resetBeforeHead());
    assertThat(flags("b")).isZero();
    assertThat(run.out()).contains("22 flags downloaded.\n2 not found.\n2 errors.\nElapsed time: ");
  }

  @Test
  void saysALinePerCodeWhenVerbose() {
    server.route("/flags/xx/xx.gif", Reply.status(404));
    server.route("/flags/yy/yy.gif", Reply.status(503));
    server.route("/flags/zz/zz.gif", Reply.ok("GIF").resetBeforeHead());
    flags("-v", "br", "xx", "yy", "zz");
    assertThat(run.out().lines())
        .contains("BR OK", "XX not found")
        .contains("*** Error for YY: HTTP error 503 - Service Unavailable")
        .contains("*** Error for ZZ: Connection error");
  }

  @Test
  void asksOnceForEachCode() {
    server.fallback(request -> Reply.status(503).header("Retry-After", "0"));
    flags("br");
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "sequential, 1",
    "threads, 30",
    "virtual, 30",
    "async, 5",
    "SEQUENTIAL, 1",
    "Async, 5"
  })
  void usesTheNumberOfConnectionsOfTheStyle(String style, int connections) {
    flags("--style", style, "-l", "60", "a", "b", "c");
    assertThat(run.out())
        .contains("\n" + connections + " concurrent connection")
        .contains("\n60 flags downloaded.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "-m 7, threads, 7",
    "--max_req 7, async, 7",
    "--max-req 7, virtual, 7",
    "-m 7, sequential, 1",
    "-m 99999999999, virtual, 26"
  })
  void usesAsManyConnectionsAsAskedForButNoMoreThanUseful(String asked, String style, String used) {
    flags((asked + " --style " + style + " b").split(" "));
    assertThat(run.out()).contains("\n" + used + " concurrent connection");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "LOCAL", "Local"})
  void takesLabelsInAnyCase(String label) {
    assertThat(flags("-s", label, "br")).isZero();
    assertThat(run.out()).startsWith("LOCAL site: ");
  }

  @Test
  void takesClusteredOptionsAndTheLastOfRepeatedOnes() {
    assertThat(flags("-al", "3", "-l2", "-vm1")).isZero();
    assertThat(run.out()).contains("2 flags: AD, AE\n1 concurrent").contains("AD OK\nAE OK\n");
  }

  @Test
  void drawsTheBarOnATerminalOnly() {
    run.columns(OptionalInt.of(80));
    flags();
    assertThat(run.err()).startsWith("\r  0%|").contains("\r100%|█").endsWith("it/s]\n");
    assertThat(run.out()).doesNotContain("%|");
  }

  @Test
  void saysWhyWhenTheDirectoryCannotBeOne() throws Exception {
    var file = Files.writeString(directory.resolve("file"), "");
    assertThat(run.command(ports(), "flags", "-d", file.toString())).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo("bunting: cannot write to " + file + ": it is not a directory\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void accountsForEveryCodeWhenWhatListensSpeaksNoHttp() {
    server.fallback(request -> Reply.raw("SSH-2.0-OpenSSH_9.9\r\n").thenClose());
    assertThat(flags()).isZero();
    assertThat(run.out()).contains("\n0 flags downloaded.\n20 errors.\n");
    assertThat(run.err())
        .startsWith("bunting: no HTTP answer from http://localhost:")
        .hasLineCount(1);
  }

  @Test
  void startsAServerWhereNothingListens() {
    server.close();
    assertThat(flags("br", "xx")).isZero();
    assertThat(run.out()).contains("\n1 flag downloaded.\n1 not found.\n");
    assertThat(run.err())
        .isEqualTo(
            "bunting: nothing listens at port %d, so this run serves itself\n"
                .formatted(server.port()));
  }

  private int flags(String... args) {
    var all = new ArrayList<>(List.of("flags", "-d", directory.toString()));
    all.addAll(List.of(args));
    return run.command(ports(), all.toArray(String[]::new));
  }

  private Ports ports() {
    return new Ports(server.port(), server.port(), server.port());
  }
}
