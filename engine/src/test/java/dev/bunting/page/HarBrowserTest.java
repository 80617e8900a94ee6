package dev.bunting.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Sample;
import dev.bunting.report.Export;
import dev.bunting.report.JsonTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP Archives as the developer tools of Chromium import them: its own code, in its own page. */
class HarBrowserTest {
  private static final String IMPORTER = "import('./models/har/har.js')";

  @TempDir Path directory;

  private String written(Entry... rows) throws Exception {
    var file = directory.resolve("job.har");
    var rest = Arrays.asList(rows).iterator();
    Export.write(
        () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty(), directory, file);
    return Files.readString(file);
  }

  @Test
  void theNetworkPanelReadsEveryEntry() throws Exception {
    var har = written(Sample.saved(1), Sample.notFound(2), Sample.failed(3, "connect-refused"));
    try (var browser = Browser.start(directory.resolve("profile"))) {
      var tab = browser.open();
      tab.load("devtools://devtools/bundled/devtools_app.html");
      var found = tab.evaluate(IMPORTER + ".then(() => true, () => false)");
      assumeTrue(Boolean.TRUE.equals(found), "this Chromium keeps its importer elsewhere");
      var requests =
          IMPORTER
              + ".then(har => JSON.stringify(har.Importer.Importer.requestsFromHARLog("
              + "new har.HARFormat.HARRoot("
              + har
              + ").log).map(r => [r.url(), r.statusCode, r.resourceSize,"
              + " Math.round(r.duration * 1e6)])))";
      assertThat(JsonTree.parse(tab.text(requests)))
          .isEqualTo(
              List.of(
                  List.of(Sample.url(1), 200L, 1L, 2_363L),
                  List.of(Sample.url(2), 404L, 0L, 2_363L),
                  List.of(Sample.url(3), 0L, 0L, 2_363L)));
    }
  }
}
