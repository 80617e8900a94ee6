package dev.bunting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.EnvironmentException;
import dev.bunting.Status;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Sample;
import dev.bunting.ledger.SavedFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
  private static final String SHA_256 = "ab".repeat(32);

  private static final Entry FULL =
      Sample.cameFrom(
              "https://cdn.example/a?sig=2",
              Sample.saved(1, "http://joe:pw@h.example/a?token=1", "a.gif"))
          .withFile(SavedFile.of("sub/a.gif", 1234).withSha256(SHA_256));

  private static final Entry REJECTED =
      new Entry(
          2,
          "=HYPERLINK(\"x\"),\n2",
          "",
          Status.ERROR,
          Optional.of("bad-url"),
          "list:2: not http://joe:pw@h/?token=1 or so",
          Optional.empty(),
          Optional.empty());

  private static String written(ReportFormat format, Entry... entries) throws Exception {
    var out = new ByteArrayOutputStream();
    var rest = Arrays.asList(entries).iterator();
    Export.write(() -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty(), out, format);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aJsonLineHasEveryFieldInTheDocumentedOrder() throws Exception {
    assertThat(written(ReportFormat.JSONL, FULL))
        .isEqualTo(
            oneLine(
                """
                {"index":1,"url":"http://joe:***@h.example/a?token=***","status":"ok",
                "reason":null,"http":200,"bytes":1234,"path":"sub/a.gif","attempts":1,
                "sha256":"%s","final_url":"https://cdn.example/a?sig=***",
                "started":"2026-01-02T03:04:05.678Z",
                "timings":{"dns":0.000,"connect":0.001,"tls":0.000,"wait":2.345,"receive":0.017},
                "detail":null}
                """
                    .formatted(SHA_256)));
  }

  private static String oneLine(String text) {
    return text.replace("\n", "") + "\n";
  }

  @Test
  void whatIsNotKnownIsNullInJson() throws Exception {
    assertThat(written(ReportFormat.JSONL, REJECTED))
        .isEqualTo(
            oneLine(
                """
                {"index":2,"url":"=HYPERLINK(\\"x\\"),\\n2","status":"error",
                "reason":"bad-url","http":null,"bytes":null,"path":null,"attempts":0,
                "sha256":null,"final_url":null,"started":null,
                "timings":{"dns":0.000,"connect":0.000,"tls":0.000,"wait":0.000,"receive":0.000},
                "detail":"list:2: not http://joe:***@h/?token=*** or so"}
                """));
  }

  @Test
  void aCsvRecordHasTheSameFieldsAsColumns() throws Exception {
    var lines = written(ReportFormat.CSV, FULL).lines().toList();
    assertThat(lines.getFirst())
        .startsWith("index,url,status,reason,http,bytes,path,attempts,sha256,final_url,started,")
        .endsWith(",started,dns,connect,tls,wait,receive,detail");
    assertThat(lines.getLast())
        .startsWith("1,http://joe:***@h.example/a?token=***,ok,,200,1234,sub/a.gif,1," + SHA_256)
        .endsWith("/a?sig=***,2026-01-02T03:04:05.678Z,0.000,0.001,0.000,2.345,0.017,");
  }

  @Test
  void csvQuotesAndDoesNotCalculate() throws Exception {
    assertThat(written(ReportFormat.CSV, REJECTED))
        .contains("\n2,\"'=HYPERLINK(\"\"x\"\"),\n2\",error,bad-url,,,,0,,,,0.000,")
        .endsWith(",list:2: not http://joe:***@h/?token=*** or so\n");
  }

  @Test
  void aPathThatWouldBeCalculatedIsSpelledOtherwise() throws Exception {
    assertThat(written(ReportFormat.CSV, Sample.saved(1, "http://h/x", "-x.gif")))
        .contains(",./-x.gif,");
    assertThat(written(ReportFormat.JSONL, Sample.saved(1, "http://h/x", "-x.gif")))
        .contains("\"path\":\"-x.gif\"");
  }

  @Test
  void textThatIsNoUnicodeDoesNotStopAReport() throws Exception {
    var odd = Sample.failed(1, "http://h/\ud800", "bad-url", 0);
    assertThat(written(ReportFormat.JSONL, odd)).contains("http://h/?");
    assertThat(written(ReportFormat.CSV, odd)).contains("http://h/?");
  }

  @Test
  void tellsInOneLineWhyAReportCannotBeWritten(@TempDir Path directory) throws Exception {
    var inTheWay = Files.writeString(directory.resolve("file"), "");
    var report = inTheWay.resolve("report.csv");
    assertThatThrownBy(() -> Export.write(Optional::empty, report))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("cannot write the report " + report + ": there is a file in the way");
  }

  @ParameterizedTest
  @CsvSource({"a.jsonl, JSONL", "dir/A.CSV, CSV"})
  void theExtensionTellsTheFormat(Path file, ReportFormat format) {
    assertThat(ReportFormat.of(file)).isEqualTo(format);
  }

  @Test
  void anotherExtensionIsRefused() {
    assertThatThrownBy(() -> ReportFormat.of(Path.of("a.txt")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(".jsonl or .csv");
  }
}
