package dev.bunting.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Sample;
import dev.bunting.report.Redaction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JobPageTest {
  private static String page(Entry... rows) {
    var story = new Story(Redaction::url, Redaction::text);
    for (var row : rows) story.add(row);
    return JobPage.html(story, Path.of("my files"));
  }

  @Test
  void saysHowTheJobEnded() {
    assertThat(page(Sample.saved(1), Sample.notFound(2), Sample.failed(3, "deadline")))
        .contains("3 rows: 1 ok (1 B), 1 not found, 1 error, in 2.36 ms.")
        .contains("Began 2026-01-02 03:04:05 UTC.");
  }

  @Test
  void namesTheCommandsThatTryAgain() {
    assertThat(page(Sample.failed(1, "http-503"), Sample.failed(2, "bad-url")))
        .contains(">bunting retry &#39;my files&#39;</code>")
        .contains(">bunting retry &#39;my files&#39; --class http-503</code>")
        .contains("mend the list")
        .doesNotContain("--class bad-url");
  }

  @Test
  void whatListsAndServersSayIsNoMarkup() {
    var hostile = "http://h.example/\"><script>alert(1)</script><!--";
    assertThat(
            page(
                Sample.failed(1, hostile, "bad-url", 0),
                Sample.cameFrom("http://x/</script>\u2028", Sample.saved(2, hostile, "f"))))
        .doesNotContain("<script>alert")
        .doesNotContain("x/</script>")
        .doesNotContain("<!--")
        .contains("\\u003cscript\\u003ealert(1)\\u003c/script\\u003e");
  }

  @Test
  void secretsStayHidden() {
    var row = Sample.saved(1, "http://joe:pw1@h.example/a?token=tok2", "a");
    var moved = Sample.cameFrom("https://cdn.example/a?sig=sig3", row);
    assertThat(page(moved)).contains("joe:***@").doesNotContain("pw1", "tok2", "sig3");
  }

  @Test
  void allowsItselfAndNothingElse() {
    assertThat(page(Sample.saved(1)))
        .contains("default-src 'none'; style-src 'sha256-")
        .doesNotContain("http://www.w3.org")
        .doesNotContain(" src=")
        .doesNotContain("<link rel=\"stylesheet\"");
  }

  @Test
  void anEmptyJobHasAPageToo() {
    assertThat(page()).contains("0 rows: 0 ok").doesNotContain("<svg").contains("</html>");
    assertThat(page(Sample.failed(1, "bad-url"))).contains("1 error");
  }

  @Test
  void tenThousandRowsWeighUnderThreeMegabytesAndAreAllThere() {
    var page = page(rows(10_000));
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(3_000_000);
    assertThat(page).contains("All 10,000 rows, in the order of the list.");
  }

  @Test
  void moreRowsAreSampledAndThePageSaysSo() {
    var page = page(rows(30_000));
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(3_000_000);
    assertThat(page).contains("Listed are 10,0").contains(" of 30,000 rows: the slowest");
    assertThat(page).contains("30,000 rows: ");
  }

  static Entry[] rows(int count) {
    var rows = new Entry[count];
    for (int i = 0; i < count; i++) rows[i] = MadeUp.row(i + 1);
    return rows;
  }

  @Test
  void aPictureHasTheMainCharts() {
    var story = new Story(Redaction::url, Redaction::text);
    for (var row : rows(50)) story.add(row);
    assertThat(JobPage.svg(story, Path.of("d"), false))
        .startsWith("<svg xmlns=")
        .contains("Downloads into d", "Where the time went", "How long downloads took");
  }
}
