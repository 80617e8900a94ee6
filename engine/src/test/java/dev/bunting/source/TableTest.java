package dev.bunting.source;

import static dev.bunting.ListFormat.CSV;
import static dev.bunting.ListFormat.TSV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.ListOptions;
import dev.bunting.Rows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";

  @Test
  void findsColumnsByTheHeaderInAnyOrderAndCase() {
    assertThat(told("id,Name,URL\n1,a.txt,http://h/a\n2,,http://h/b\n"))
        .containsExactly("http://h/a > a.txt", "http://h/b");
  }

  @Test
  void readsChecksums() {
    assertThat(told("url,checksum\nhttp://h/a,md5:" + MD5 + "\nhttp://h/b,\n"))
        .containsExactly("http://h/a = md5:" + MD5, "http://h/b");
  }

  @Test
  void readsColumnsOfOtherNames() {
    var options =
        ListOptions.defaults()
            .withFormat(CSV)
            .withUrlField("link")
            .withNameField("file")
            .withChecksumField("md5");
    var list = "file,link,md5\na,http://h/a,md5=" + MD5 + "\n";
    assertThat(Reading.rows(options, list.getBytes(StandardCharsets.UTF_8)))
        .extracting(Reading::told)
        .containsExactly("http://h/a > a = md5:" + MD5);
  }

  @Test
  void readsQuotedCells() {
    assertThat(told("url,name\n\"http://h/a,b\",\"a \"\"b\"\".txt\"\r\nhttp://h/c,c\"d\n"))
        .containsExactly("http://h/a,b > a \"b\".txt", "http://h/c > c\"d");
  }

  @Test
  void readsLineEndsInQuotes() {
    assertThat(told("note,url\n\"one\ntwo\n\",http://h/a\nx,http://h/b\n"))
        .containsExactly("http://h/a", "http://h/b");
  }

  @Test
  void countsTheLinesOfARecord() {
    assertThat(told("note,url\n\"one\ntwo\",http://h/a\nx,nonsense\n"))
        .containsExactly("http://h/a", "!list:4 bad-url: no http:// or https:// at its start");
  }

  @Test
  void losesOneLineToAQuoteThatIsNotClosed() {
    assertThat(told("url,note\nhttp://h/a,\"x\nhttp://h/b,y\nhttp://h/c,z\n"))
        .containsExactly("!list:2 bad-row: a quote that is not closed", "http://h/b", "http://h/c");
  }

  @Test
  void losesOneLineToTextAfterAQuote() {
    assertThat(told("url,note\nhttp://h/a,\"x\"y\nhttp://h/b,\"y\n\"z\nhttp://h/c,\n"))
        .containsExactly(
            "!list:2 bad-row: text after a closing quote",
            "!list:3 bad-row: text after a closing quote",
            "!list:4 bad-row: a quote that is not closed",
            "http://h/c");
  }

  @Test
  void looksForTheEndOfAQuoteOnlySoFar() {
    var list = new StringBuilder("url,note\nhttp://h/a,\"x\n");
    for (var i = 0; i < 10_000; i++) list.append("http://h/").append(i).append(",\n");
    assertThat(told(list.append("http://h/b,\"x\"\n").toString()))
        .hasSize(10_002)
        .filteredOn(row -> row.startsWith("!"))
        .hasSize(1);
  }

  @Test
  void reportsRowsWithoutUrl() {
    assertThat(told("name,url\na\nb,\n\nc,http://h/c\n"))
        .containsExactly(
            "!list:2 bad-url: no http:// or https:// at its start",
            "!list:3 bad-url: no http:// or https:// at its start",
            "http://h/c > c");
  }

  @Test
  void isRefusedWithoutAColumnForTheUrl() {
    assertThatThrownBy(() -> told("link,name\nhttp://h/a,a\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column url in the header, which has: link, name");
  }

  @Test
  void isRefusedWithoutAColumnThatIsAskedFor(@TempDir Path directory) throws Exception {
    var options = ListOptions.defaults().withNameField("file");
    var list = Files.writeString(directory.resolve("list.tsv"), "url\tname\nhttp://h/a\n");
    assertThatThrownBy(() -> Rows.ofFile(list, options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column file in the header, which has: url, name");
  }

  @Test
  void aHeaderThatCannotBeReadIsABadRow() {
    assertThat(told("\"url\nhttp://h/a\n"))
        .containsExactly("!list:1 bad-row: a quote that is not closed");
  }

  @Test
  void aHeaderMayBeLong() {
    assertThat(
            told("note" + ",x".repeat(400_000) + ",url\n" + ",".repeat(400_001) + "http://h/a\n"))
        .containsExactly("http://h/a");
  }

  @Test
  void hasNoRowsInAnEmptyTable() {
    assertThat(told("")).isEmpty();
    assertThat(told("\n\n")).isEmpty();
    assertThat(told("url,name\n")).isEmpty();
  }

  @Test
  void readsTabs() {
    assertThat(Reading.told(TSV, "\uFEFFurl\tname\nhttp://h/a,b\ta b\n\"http://h/c\"\td\n"))
        .containsExactly("http://h/a,b > a b", "http://h/c > d");
  }

  private static List<String> told(String list) {
    return Reading.told(CSV, list);
  }
}
