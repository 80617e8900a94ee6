package dev.bunting.page;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Bunting;
import dev.bunting.Download;
import dev.bunting.Options;
import dev.bunting.Records;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Sample;
import dev.bunting.report.JsonTree;
import dev.bunting.report.Redaction;
import dev.bunting.server.Body;
import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a job with known outcomes, as a browser shows it. */
@TestInstance(Lifecycle.PER_CLASS)
@NullUnmarked // what is set before the tests is there in the tests
class JobPageBrowserTest {
  private static final int TAB = 9;
  private static final int ENTER = 13;
  private static final int DOWN = 40;

  @TempDir static Path directory;
  private Path page;
  private Browser browser;
  private Tab tab;

  @BeforeAll
  void runAJob() throws Exception {
    browser = Browser.start(directory.resolve("profile"));
    page = directory.resolve("job.html");
    try (var server = FaultServer.start().fallback(_ -> Reply.status(404))) {
      for (int i = 1; i <= 30; i++)
        server.route("/file-" + i, Reply.ok(Body.generated(1_000L * i)).delayHead(ofMillis(i)));
      server.route("/busy", Reply.status(500));
      server.route("/late", Reply.status(500), Reply.ok("x"));
      run(server);
    }
  }

  private void run(FaultServer server) throws IOException {
    var options =
        Options.defaults()
            .withDirectory(directory.resolve("files"))
            .withMaxRequests(4)
            .withRecords(Records.defaults().withReports(List.of(page)));
    options = options.withPoliteness(options.politeness().withRetries(1, ofMillis(1)));
    try (var job = Bunting.download(downloads(server), options)) {
      assertThat(job).hasSize(34);
    }
  }

  /** 30 that come, one that comes at the second try, one that fails, and two that are not there. */
  private static List<Download> downloads(FaultServer server) {
    var downloads = new ArrayList<Download>();
    for (int i = 1; i <= 30; i++)
      downloads.add(new Download(server.uri("/file-" + i + "?token=secret"), "f" + i));
    for (var name : new String[] {"late", "busy", "gone-1", "gone-2"})
      downloads.add(new Download(server.uri("/" + name), name));
    return downloads;
  }

  @BeforeEach
  void openThePage() throws Exception {
    tab = browser.open();
    show(page);
  }

  private void show(Path file) throws Exception {
    browser.events.clear();
    tab.look(1_200, false, false);
    tab.load(file.toUri().toString());
  }

  @AfterAll
  void close() throws Exception {
    if (browser != null) browser.close();
  }

  private String cell(int row, int column) throws Exception {
    return tab.text(
        "document.querySelector('#rows-body').rows[" + row + "].cells[" + column + "].innerText");
  }

  private String shown() throws Exception {
    return tab.text("document.querySelector('#shown').textContent");
  }

  private void focus(String selector) throws Exception {
    tab.evaluate("document.querySelector(\"" + selector + "\").focus()");
  }

  /** Goes on by the key alone until something has the focus. */
  private void tabTo(String selector) throws Exception {
    for (int i = 0; i < 60; i++) {
      tab.press("Tab", TAB);
      if (tab.evaluate("document.activeElement.matches(\"" + selector + "\")").equals(true)) return;
    }
    throw new AssertionError("the key never comes to " + selector);
  }

  @Test
  void asksForNothingAndComplainsOfNothing() {
    assertThat(tab.requests()).allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void tellsTheNumbersOfTheJob() throws Exception {
    assertThat(tab.text("document.querySelector('.lead').innerText"))
        .startsWith("34 rows: 31 ok (465 kB), 2 not found, 1 error, in ");
    assertThat(tab.text("document.querySelector('.tiles').innerText.replace(/\\s+/g, ' ')"))
        .contains("Rows 34 OK 31 Not found 2 Errors 1 Retries 2 Bytes 465 kB");
    assertThat(tab.text("document.querySelector('#failures').parentElement.innerText"))
        .contains("http-404\t2\t127.0.0.1 (2)\tbunting retry ", " --class http-404")
        .contains("http-500\t1\t127.0.0.1 (1)\tbunting retry ");
    assertThat(tab.text("document.querySelector('#hosts').parentElement.innerText"))
        .contains("127.0.0.1\t34\t31\t2\t1\t2\t465 kB\t");
  }

  @Test
  void hasEveryChartWithItsNumbers() throws Exception {
    var labels = "[...document.querySelectorAll('.wide svg, #timeline svg')].map(s => s.ariaLabel)";
    assertThat(tab.text(labels + ".join('\\n')"))
        .contains("Where the time went. DNS ", "Timeline of downloads. 34 downloads in ")
        .contains(
            "Downloads at once. How many", "Bytes per second. ", "Downloads ended per second. ")
        .contains("How long downloads took. median ");
    var boxes =
        "document.querySelector('#timeline path.c-wait').getAttribute('d').split('M').length";
    assertThat(tab.text(boxes)).as("a bar for each, and nothing before the first").isEqualTo("35");
    var crosses = "document.querySelector('#timeline path.l-failed').getAttribute('d')";
    assertThat(tab.text(crosses + ".split('M').length")).isEqualTo("3");
    assertThat(tab.text("document.querySelectorAll('.wide svg')[0].getBBox().width > 900"))
        .isEqualTo("true");
  }

  @Test
  void listsTheRowsInTheirOrderWithTheirSecretsHidden() throws Exception {
    assertThat(shown()).isEqualTo("1–34 of 34");
    assertThat(cell(0, 1)).endsWith("/file-1?token=***");
    assertThat(cell(0, 2)).isEqualTo("✓ ok");
    assertThat(cell(0, 4)).isEqualTo("1 kB");
    assertThat(cell(31, 2)).isEqualTo("× http-500");
    assertThat(cell(30, 6)).as("tries of the late one").isEqualTo("2");
    assertThat(Files.readString(page)).doesNotContain("token=secret");
  }

  @Test
  void sortsByKeyboard() throws Exception {
    focus("#filter-text");
    tabTo("button[data-key=bytes]");
    tab.press("Enter", ENTER);
    tab.press("Enter", ENTER);
    assertThat(cell(0, 4)).isEqualTo("30 kB");
    assertThat(tab.text("document.querySelector('[data-key=bytes]').parentElement.ariaSort"))
        .isEqualTo("descending");
    assertThat(tab.text("document.querySelectorAll('[aria-sort]').length")).isEqualTo("1");
  }

  @Test
  void filtersByKeyboard() throws Exception {
    focus("h2#rows");
    tabTo("#filter-text");
    tab.type("gone");
    assertThat(shown()).isEqualTo("1–2 of 2 that match");
    tabTo("#filter-status");
    for (int i = 0; i < 3; i++) tab.press("ArrowDown", DOWN);
    assertThat(tab.text("document.activeElement.value")).isEqualTo("error");
    assertThat(shown()).isEqualTo("no row matches");
  }

  @Test
  void pointingAtABarTellsWhichItIs() throws Exception {
    tab.evaluate("document.querySelector('#timeline').scrollIntoView()");
    var place =
        "(() => { const svg = document.querySelector('#timeline svg'),"
            + " box = svg.getBoundingClientRect(), scale = box.width / svg.viewBox.baseVal.width,"
            + " [x] = svg.dataset.stretches.split(',').map(Number);"
            + " return [box.left + (x + 1) * scale,"
            + " box.top + (Number(svg.dataset.top) + 5) * scale]; })()";
    var at = (List<?>) tab.evaluate(place);
    tab.pointAt(((Number) at.get(0)).doubleValue(), ((Number) at.get(1)).doubleValue());
    assertThat(tab.text("document.querySelector('.tip').innerText")).contains("/file-", "wait");
    assertThat(tab.text("document.querySelector('.tip').hidden")).isEqualTo("false");
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 700, 1_200})
  void neverScrollsSideways(int width) throws Exception {
    tab.look(width, false, false);
    assertThat(
            tab.text("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({"1200, false", "1200, true", "390, false", "390, true"})
  void isAccessible(int width, boolean dark) throws Exception {
    tab.look(width, dark, false);
    tab.evaluate(axe());
    var violations =
        "axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify("
            + "r.violations.map(v => [v.id, ...v.nodes.map(n => n.html.slice(0, 200))])))";
    assertThat(JsonTree.parse(tab.text(violations))).isEqualTo(List.of());
  }

  private static String axe() throws IOException {
    try (var in = JobPageBrowserTest.class.getResourceAsStream("/axe/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8) + ";0";
    }
  }

  @Test
  void isLightOnPaperAndLeavesOutWhatIsToBePressed() throws Exception {
    tab.look(800, true, true);
    assertThat(tab.text("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    assertThat(tab.text("getComputedStyle(document.querySelector('nav')).display"))
        .isEqualTo("none");
    assertThat(tab.text("document.querySelector('#filter-text').checkVisibility()"))
        .isEqualTo("false");
    assertThat(tab.text("document.querySelector('#shown').checkVisibility()")).isEqualTo("true");
  }

  @Test
  void isDarkWhereAllElseIs() throws Exception {
    tab.look(1_200, true, false);
    assertThat(tab.text("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(21, 24, 29)");
  }

  private Path written(Entry... rows) throws IOException {
    var story = new Story(Redaction::url, Redaction::text);
    for (var row : rows) story.add(row);
    var file = directory.resolve("made-up.html");
    return Files.writeString(file, JobPage.html(story, Path.of("\"><img src=x onerror=hacked=1>")));
  }

  @Test
  void hostileRowsAreOnlyText() throws Exception {
    var hostile = "http://h/\"><script>hacked=1</script><img src=x onerror=hacked=1>";
    var row = Sample.cameFrom(hostile, Sample.saved(2, hostile, "f"));
    show(written(Sample.failed(1, hostile, "bad-url", 0), row));
    assertThat(cell(0, 1)).contains("\"><script>hacked=1</script>");
    assertThat(tab.text("typeof hacked")).isEqualTo("undefined");
    assertThat(tab.text("document.querySelectorAll('img, script:not([type])').length"))
        .isEqualTo("1");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void tenThousandRowsAreAHundredAtATime() throws Exception {
    show(written(JobPageTest.rows(10_000)));
    assertThat(shown()).isEqualTo("1–100 of 10,000");
    tab.evaluate("document.querySelector('#next').click()");
    assertThat(shown()).isEqualTo("101–200 of 10,000");
    assertThat(cell(0, 0)).isEqualTo("101");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void anEmptyJobComplainsOfNothing() throws Exception {
    show(written());
    assertThat(shown()).isEqualTo("no row matches");
    assertThat(tab.complaints()).isEmpty();
  }
}
