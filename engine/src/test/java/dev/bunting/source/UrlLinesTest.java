package dev.bunting.source;

import static dev.bunting.ListFormat.URLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.ListOptions;
import dev.bunting.Row;
import dev.bunting.Rows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class UrlLinesTest {
  private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";

  @Test
  void readsALineARow() {
    assertThat(told("http://h/a\nhttps://h/b\n")).containsExactly("http://h/a", "https://h/b");
  }

  @Test
  void needsNoLineEndAtTheEnd() {
    assertThat(told("http://h/a\nhttp://h/b")).hasSize(2);
  }

  @Test
  void trimsSpacesAndTabs() {
    assertThat(told(" \thttp://h/a \t \n")).containsExactly("http://h/a");
  }

  @Test
  void takesBlankLinesAndCommentsForNoRows() {
    assertThat(told("# one\n\n  \t\n  # two\nhttp://h/a#b\n")).containsExactly("http://h/a#b");
  }

  @Test
  void hasNoRowsInAnEmptyList() {
    assertThat(told("")).isEmpty();
    assertThat(told("\uFEFF\n")).isEmpty();
  }

  @Test
  void takesWindowsLineEndsAndAByteOrderMark() {
    assertThat(told("\uFEFFhttp://h/a\r\nhttp://h/b\r\n"))
        .containsExactly("http://h/a", "http://h/b");
  }

  @Test
  void takesTheNameAfterATab() {
    assertThat(told("http://h/a\tb c.txt\nhttp://h/a\t\tsub/b.txt\n"))
        .containsExactly("http://h/a > b c.txt", "http://h/a > sub/b.txt");
  }

  @Test
  void takesUrlsAfterATabForMirrors() {
    assertThat(told("http://h/a\thttp://i/a\tb\thttps://j/a\n"))
        .containsExactly("http://h/a > b | http://i/a | https://j/a");
  }

  @Test
  void leavesOutPlacesItCannotAskWhileThereIsAnother() {
    assertThat(told("ftp://h/a\thttp://i/a\nftp://h/a\tftp://i/a\n"))
        .containsExactly("http://i/a", "!list:2 bad-url: only http and https are fetched, not ftp");
  }

  @Test
  void refusesTwoNames() {
    assertThat(told("http://h/a\tb\tc\n"))
        .containsExactly("!list:1 bad-name: more than one output name: [b, c]");
  }

  @Test
  void takesOptionsFromTheIndentedLinesBelow() {
    var list = "http://h/a\n  out=sub/b.bin\n\n# note\n\tchecksum=md5=" + MD5 + "\nhttp://h/b\n";
    assertThat(told(list)).containsExactly("http://h/a > sub/b.bin = md5:" + MD5, "http://h/b");
  }

  @Test
  void letsAnOptionOverruleTheNameAfterTheTab() {
    assertThat(told("http://h/a\tb\n  out=c\n")).containsExactly("http://h/a > c");
  }

  @Test
  void takesAnIndentedUrlForARow() {
    assertThat(told("http://h/a\n  http://h/b?c=d\n"))
        .containsExactly("http://h/a", "http://h/b?c=d");
  }

  @Test
  void ignoresOtherOptionsAndSaysSoOnce() {
    var list = "http://h/a\n  split=5\nhttp://h/b\n  split=5\n  dir=x\n";
    var rows = rows(list.getBytes(StandardCharsets.UTF_8));
    assertThat(Reading.all(rows)).hasSize(2).allMatch(Row.Wanted.class::isInstance);
    assertThat(rows.warnings())
        .containsExactly(
            "list:2: the option split is ignored; out and checksum are known",
            "list:5: the option dir is ignored; out and checksum are known");
  }

  @Test
  void reportsAnOptionWithoutAUrl() {
    assertThat(told("  out=a\nhttp://h/b\n"))
        .containsExactly("!list:1 bad-row: an option without a URL before it", "http://h/b");
  }

  @Test
  void reportsWhatIsWrongWithNamesAndChecksums() {
    assertThat(
            told("http://h/a\t../b\nhttp://h/a\n  out=/etc/passwd\nhttp://h/a\n checksum=md5=1\n"))
        .containsExactly(
            "!list:1 bad-name: not a file name: '../b'",
            "!list:2 bad-name: not a file name: '/etc/passwd'",
            "!list:4 bad-row: md5 has 32 hexadecimal digits, not: 1");
  }

  @Test
  void goesOnAfterBadRows() {
    assertThat(told("nonsense\nhttp://h/a\nhttp://\nhttp://h/b\n"))
        .containsExactly(
            "!list:1 bad-url: no http:// or https:// at its start",
            "http://h/a",
            "!list:3 bad-url: no host",
            "http://h/b");
  }

  @Test
  void reportsALineThatIsNotUtf8() {
    var list = "http://h/\u00E9\nhttp://h/a\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Reading.all(rows(list)).stream().map(Reading::told))
        .containsExactly("!list:1 bad-row: not UTF-8", "http://h/a");
  }

  @Test
  void saysThatAListIsInUtf16() {
    for (var charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      var list = "\uFEFFhttp://h/a\n".getBytes(charset);
      assertThat(Reading.told(Reading.all(rows(list)).getFirst()))
          .isEqualTo("!list:1 bad-row: not UTF-8 but UTF-16, as it seems");
    }
  }

  @Test
  void takesAReplacementCharacterThatIsTheListsOwn() {
    assertThat(told("http://h/\uFFFD\n")).containsExactly("http://h/%EF%BF%BD");
  }

  @Test
  void reportsNulAndOtherControlCharacters() {
    assertThat(told("http://h/a\0b\nhttp://h/\u0007\nhttp://h/a\rb\n"))
        .containsExactly(
            "!list:1 bad-url: a NUL character (a list in UTF-16? it has to be UTF-8)",
            "!list:2 bad-url: a control character, U+0007",
            "!list:3 bad-url: a control character, U+000D");
  }

  @Test
  void reportsALineThatIsTooLongAndKeepsLittleOfIt() {
    var rows = Reading.rows(URLS, "http://h/" + "a".repeat(1 << 20) + "\nhttp://h/b\n");
    var bad = (Row.Bad) rows.getFirst();
    assertThat(bad.detail()).isEqualTo("a line of over 65536 bytes");
    assertThat(bad.url()).startsWith("http://h/aaa").hasSize(200);
    assertThat(rows).hasSize(2);
  }

  @Test
  void reportsBlanksWithoutEndAsARowToo() {
    assertThat(told(" ".repeat(70_000) + "http://h/a\n"))
        .containsExactly("!list:1 bad-row: a line of over 65536 bytes");
  }

  private static List<String> told(String list) {
    return Reading.told(URLS, list);
  }

  private static Rows rows(byte[] list) {
    return Reading.stream(list, ListOptions.defaults());
  }
}
