package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Styles side by side with the built command; which of them is faster is not judged. */
class CompareIT {
  private static final List<String> CHROMIUM =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  @TempDir Path directory;

  @Test
  void hasARowForEachStyleAndAllItsRuns() throws Exception {
    var json = directory.resolve("r.json");
    try (var compare =
        compare(
            new String[] {"--rounds", "1", "-l", "6", "-m", "2"},
            "--delay",
            "0.01",
            "--report",
            json.toString())) {
      assertThat(compare.exitCode()).as(compare.err()).isZero();
      for (var style : CompareArguments.ALL_STYLES.split(",", -1))
        assertThat(compare.out()).containsPattern("\n" + style + " +[12] .*x .* MB ");
      assertThat(compare.err()).contains("round 1 of 1: processes, 2 at once: ").hasLineCount(5);
    }
    var text = Files.readString(json);
    assertThat(text.split("\"round\":", -1)).hasSize(5 + 1);
    assertThat(text.split("\"status\":\"ok\"", -1)).hasSize(5 * 6 + 1);
  }

  @Test
  void drawsItsChartsInPixels() throws Exception {
    var png = directory.resolve("r.PNG");
    var args = new String[] {"--styles", "async", "-l", "2", "--delay", "0.01"};
    try (var compare = compare(args, "-o", png.toString())) {
      assertThat(compare.exitCode()).as(compare.err()).isZero();
      assertThat(compare.out()).endsWith("written: " + png + "\n");
    }
    var picture = ImageIO.read(png.toFile());
    assertThat(picture.getWidth()).isEqualTo(2 * 1_120);
    assertThat(picture.getRGB(0, 0)).isEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void accountsForWhatFailsAndForWhatDiffers() {
    var count = new AtomicInteger();
    try (var server = FaultServer.start()) {
      server.route("/gone", Reply.status(404)).route("/a", Reply.ok("always the same"));
      server.fallback(_ -> Reply.ok("version " + count.incrementAndGet()));
      var urls = server.uri("/") + "{a,gone,new}";
      try (var compare = compare("--styles", "threads,async", urls)) {
        assertThat(compare.exitCode()).isEqualTo(1);
        assertThat(compare.err())
            .containsPattern("      2  http-404  by threads, 3 at once, such as http://.*/gone\n")
            .containsPattern("      2  http-404  by async, 3 at once")
            .containsPattern("  other-bytes  by ")
            .doesNotContain("lost");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void leavesNoProcessWhenInterrupted(String signal, int code) throws Exception {
    try (var server = FaultServer.start().fallback(_ -> Reply.ok("GIF").stallAfter(1));
        var compare = compare("--styles", "processes", server.uri("/") + "{a,b}")) {
      for (int i = 0; i < 2; i++) server.takeRequest();
      var runs = compare.children();
      var all = new ArrayList<>(runs);
      runs.forEach(run -> run.descendants().forEach(all::add));
      compare.signal(signal);
      assertThat(compare.exitCode()).isEqualTo(code);
      assertThat(compare.err()).isEqualTo("bunting: interrupted after 0 of 2 runs\n");
      for (var process : all) process.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void saysInOneLineThatARunHasDied() throws Exception {
    try (var server = FaultServer.start().fallback(_ -> Reply.ok("GIF").stallAfter(1));
        var compare = compare("--styles", "async", server.uri("/a").toString())) {
      server.takeRequest();
      compare.children().forEach(ProcessHandle::destroyForcibly);
      assertThat(compare.exitCode()).isEqualTo(3);
      assertThat(compare.err())
          .isEqualTo(
              "bunting: the warm-up of async, 1 at once: its process ended with exit code 137\n");
    }
  }

  @Test
  void aBrowserShowsThePageWithoutComplaint() {
    var browser = CHROMIUM.stream().filter(file -> Files.isExecutable(Path.of(file))).findFirst();
    Assumptions.assumeTrue(browser.isPresent());
    var page = directory.resolve("r.html");
    var args = new String[] {"--styles", "sequential,async", "-m", "1,2", "-l", "4"};
    try (var compare = compare(args, "--delay", "0.01", "--report", page.toString())) {
      assertThat(compare.exitCode()).as(compare.err()).isZero();
    }
    try (var chromium = Command.start(Map.of(), dump(browser.orElseThrow(), page))) {
      assertThat(chromium.exitCode()).isZero();
      assertThat(chromium.out()).contains("<h3>async, 2 at once: ", "More at once", "only delays");
      assertThat(chromium.err()).doesNotContain("CONSOLE");
    }
  }

  private String[] dump(String browser, Path page) {
    var flags = "--headless --no-sandbox --disable-gpu --enable-logging=stderr --dump-dom";
    var line = new ArrayList<>(List.of(browser));
    line.addAll(List.of(flags.split(" ")));
    line.addAll(
        List.of("--user-data-dir=" + directory.resolve("profile"), page.toUri().toString()));
    return line.toArray(String[]::new);
  }

  private Command compare(String... args) {
    return compare(args, new String[0]);
  }

  private Command compare(String[] args, String... more) {
    var line = new ArrayList<>(List.of("compare", "--rounds", "2"));
    line.addAll(List.of("--report", directory.resolve("compare.svg").toString()));
    line.addAll(List.of(args));
    line.addAll(List.of(more));
    return Command.bunting(Ports.DEFAULT, line.toArray(String[]::new));
  }
}
