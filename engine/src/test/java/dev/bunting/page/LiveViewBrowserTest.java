package dev.bunting.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Job;
import dev.bunting.LiveView;
import dev.bunting.Options;
import dev.bunting.Politeness;
import dev.bunting.Records;
import dev.bunting.WatchedJob;
import dev.bunting.report.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a job that runs, as a browser shows it. */
@NullUnmarked // what is set before the tests is there in the tests
class LiveViewBrowserTest {
  @TempDir Path directory;
  private Browser browser;
  private WatchedJob watched;
  private LiveView view;
  private Job job;
  private Tab tab;

  /** One row that is not there, one that fails, and three that wait for their answer. */
  @BeforeEach
  void startAJobThatWaits() throws Exception {
    browser = Browser.start(directory.resolve("profile"));
    var errors = Map.of("/gone?token=hush", 404, "/broken?token=hush", 500);
    var options =
        Options.defaults()
            .withDirectory(directory.resolve("files"))
            .withMaxRequests(4)
            .withRecords(Records.defaults())
            .withPoliteness(Politeness.NONE.withRetries(0, Duration.ofMillis(1)));
    var rows = List.of("/gone?token=hush", "/broken?token=hush", "/file-2", "/file-3", "/file-4");
    watched = new WatchedJob(errors, options, rows);
    view = watched.view;
    job = watched.job;
    tab = browser.open();
    tab.look(1_200, false, false);
    browser.events.clear();
    tab.load(view.url());
    awaitTrue("document.querySelector('#ended').textContent.includes('/')");
  }

  @AfterEach
  void close() throws Exception {
    watched.close();
    browser.close();
  }

  /** Waits in the page, which is asked again and again. */
  private void awaitTrue(String condition) throws Exception {
    tab.evaluate(
        "new Promise(done => { const look = () => (%s) ? done(1) : setTimeout(look, 20); look(); })"
            .formatted(condition));
  }

  private String text(String selector) throws Exception {
    return tab.text("document.querySelector('" + selector + "').innerText");
  }

  private void readTwoOutcomes() throws Exception {
    assertThat(job.next()).isPresent();
    assertThat(job.next()).isPresent();
    awaitTrue("document.querySelector('#failed').rows.length === 1");
  }

  @Test
  void showsHowFarTheJobIsAndWhatFailed() throws Exception {
    readTwoOutcomes();
    assertThat(text("#ended")).isEqualTo("2 / 5");
    assertThat(text("#not-found")).isEqualTo("1");
    assertThat(text("#active")).isEqualTo("3");
    assertThat(text("#bar")).isEmpty();
    assertThat(tab.text("document.querySelector('#bar').ariaValueNow")).isEqualTo("40");
    assertThat(text("#failed")).contains("2\thttp-500\t", "/broken?token=***", "HTTP 500");
    assertThat(text("#hosts")).contains("127.0.0.1\t3\t", "in use");
    assertThat(tab.text("document.querySelector('#active-chart path').getAttribute('d').length"))
        .isNotEqualTo("0");
    assertThat(tab.complaints()).isEmpty();
    assertThat(tab.requests())
        .isNotEmpty()
        .allMatch(url -> url.startsWith(view.url()) || url.startsWith("data:"));
  }

  @Test
  void pausesAndResumes() throws Exception {
    tab.evaluate("document.querySelector('#pause').click()");
    awaitTrue("document.querySelector('#status').textContent === 'Paused.'");
    assertThat(text("#pause")).isEqualTo("Resume");
    tab.evaluate("document.querySelector('#pause').click()");
    awaitTrue("document.querySelector('#status').textContent === 'Running.'");
    watched.letGo();
    assertThat(job).hasSize(5);
  }

  @Test
  void cancelsOnceThatIsConfirmed() throws Exception {
    tab.evaluate("window.confirm = () => false; document.querySelector('#cancel').click()");
    tab.evaluate("window.confirm = () => true; document.querySelector('#cancel').click()");
    assertThat(job).hasSize(5);
  }

  @Test
  void goesOverToTheReportAtTheEnd() throws Exception {
    watched.letGo();
    assertThat(job).hasSize(5);
    job.close();
    var ending = Thread.ofVirtual().start(view::close);
    browser.await("Page.loadEventFired");
    ending.join();
    assertThat(text(".lead")).startsWith("5 rows: 3 ok");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void isAccessibleAndNeverScrollsSideways() throws Exception {
    readTwoOutcomes();
    for (var dark : new boolean[] {false, true})
      for (int width : new int[] {320, 390, 1_200}) {
        tab.look(width, dark, false);
        assertThat(
                tab.text(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .isEqualTo("0");
        tab.evaluate(axe());
        assertThat(JsonTree.parse(tab.text(VIOLATIONS))).isEqualTo(List.of());
      }
  }

  private static final String VIOLATIONS =
      "axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify("
          + "r.violations.map(v => [v.id, ...v.nodes.map(n => n.html.slice(0, 200))])))";

  private static String axe() throws IOException {
    try (var in = LiveViewBrowserTest.class.getResourceAsStream("/axe/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8) + ";0";
    }
  }
}
