package dev.bunting.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Status;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Sample;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HarTest {
  private static String written(Entry... entries) throws Exception {
    var out = new ByteArrayOutputStream();
    var rest = Arrays.asList(entries).iterator();
    Export.write(
        () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty(),
        Path.of("files"),
        out,
        ReportFormat.HAR);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void isWhatTheSchemaAsks() throws Exception {
    var moved = Sample.cameFrom("https://cdn.example/a", Sample.saved(1, "http://h/a?b=c&d", "a"));
    var har = written(moved, Sample.notFound(2), Sample.failed(3, "connect-refused"));
    assertThat(HarSchema.complaints(har)).isEmpty();
    assertThat(HarSchema.complaints(written())).isEmpty();
  }

  @Test
  void theCheckFindsWhatIsWrong() throws Exception {
    var har = written(Sample.saved(1));
    assertThat(HarSchema.complaints(har.replace("\"wait\"", "\"weight\""))).hasSize(1);
    assertThat(HarSchema.complaints(har.replace("\"1.2\"", "1.2"))).hasSize(1);
    assertThat(
            HarSchema.complaints(
                har.replace("\"startedDateTime\":\"2026", "\"startedDateTime\":\"x")))
        .hasSize(1);
  }

  @Test
  void anEntryHasTheRowsTimesAndSizes() throws Exception {
    var entry = JsonTree.at(JsonTree.parse(written(Sample.saved(7))), "log", "entries", 0);
    assertThat(JsonTree.at(entry, "startedDateTime")).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(JsonTree.at(entry, "time")).isEqualTo(2.363);
    assertThat(JsonTree.at(entry, "timings", "dns")).isEqualTo(-1L);
    assertThat(JsonTree.at(entry, "timings", "connect")).isEqualTo(0.001);
    assertThat(JsonTree.at(entry, "timings", "wait")).isEqualTo(2.345);
    assertThat(JsonTree.at(entry, "response", "status")).isEqualTo(200L);
    assertThat(JsonTree.at(entry, "response", "content", "size")).isEqualTo(7L);
    assertThat(JsonTree.at(entry, "_row")).isEqualTo(7L);
  }

  @Test
  void aFailureHasItsReasonAndNoStatus() throws Exception {
    var entry =
        JsonTree.at(
            JsonTree.parse(written(Sample.failed(1, "connect-refused"))), "log", "entries", 0);
    assertThat(JsonTree.at(entry, "response", "_error")).isEqualTo("connect-refused");
    assertThat(JsonTree.at(entry, "response", "status")).isEqualTo(0L);
    assertThat(JsonTree.at(entry, "response", "content", "size")).isEqualTo(-1L);
  }

  @Test
  void parametersAreListedAndSecretsHidden() throws Exception {
    var har = written(Sample.saved(1, "http://joe:pw@h/a?b=c&token=tok2#d", "a"));
    var query = JsonTree.at(JsonTree.parse(har), "log", "entries", 0, "request", "queryString");
    assertThat(query).asString().isEqualTo("[{name=b, value=c}, {name=token, value=***}]");
    assertThat(har).doesNotContain("tok2", "pw@");
  }

  @Test
  void whatWasNeverTriedIsNoRequest() throws Exception {
    var untried =
        new Entry(
            1,
            "nonsense",
            "",
            Status.ERROR,
            Optional.of("bad-url"),
            "",
            Optional.empty(),
            Optional.empty());
    var entries = JsonTree.at(JsonTree.parse(written(untried)), "log", "entries");
    assertThat(entries).isEqualTo(List.of());
  }
}
