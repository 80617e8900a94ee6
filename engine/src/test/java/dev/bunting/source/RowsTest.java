package dev.bunting.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.ListFormat;
import dev.bunting.ListOptions;
import dev.bunting.Row;
import dev.bunting.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RowsTest {
  private static final ListOptions DEFAULTS = ListOptions.defaults();

  @TempDir Path folder;

  @Test
  void makesOneRowOfEachUrl() {
    assertThat(Reading.all(Rows.ofUrls(List.of("http://h/{a,b}", " http://h/c "))))
        .extracting(Reading::told)
        .containsExactly("http://h/%7Ba,b%7D", "http://h/c");
  }

  @Test
  void makesTheRowsOfGlobs() {
    var rows = Reading.all(Rows.ofGlobs(List.of("http://h/{a,b}", "http://h/[", "http://h/c")));
    assertThat(rows)
        .extracting(Reading::told)
        .containsExactly(
            "http://h/a",
            "http://h/b",
            "!argument 2 bad-url: in the glob at character 10: '[' without its end (a backslash"
                + " takes a bracket's meaning away)",
            "http://h/c");
    assertThat(((Row.Wanted) rows.get(1)).captures()).containsExactly("b");
  }

  @Test
  void readsGlobsWithoutMakingAllTheirUrls() {
    var rows = Rows.ofGlobs(List.of("http://h/[0-999999999]")).iterator();
    for (var i = 0; i < 1000; i++) assertThat(rows.next().url()).isEqualTo("http://h/" + i);
  }

  @Test
  void readsOneListAfterTheOther() throws IOException {
    var lines = Files.writeString(folder.resolve("a.txt"), "http://h/a\nnonsense");
    var table = Files.writeString(folder.resolve("b.csv"), "url\nhttp://h/b\nnonsense");
    var rows =
        Rows.concat(
            List.of(
                Rows.ofUrls(List.of("http://h/0")),
                Rows.ofFile(lines, DEFAULTS),
                Rows.ofFile(table, DEFAULTS)));
    assertThat(Reading.all(rows))
        .extracting(Reading::told)
        .containsExactly(
            "http://h/0",
            "http://h/a",
            "!" + lines + ":2 bad-url: no http:// or https:// at its start",
            "http://h/b",
            "!" + table + ":3 bad-url: no http:// or https:// at its start");
  }

  @Test
  void tellsAtOnceThatThereIsNoSuchFile() {
    var missing = folder.resolve("none.txt");
    assertThatThrownBy(() -> Rows.ofFile(missing, DEFAULTS))
        .isInstanceOf(IOException.class)
        .hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> Rows.ofFile(folder, DEFAULTS))
        .isInstanceOf(IOException.class)
        .hasMessage(folder + ": a folder, not a list");
  }

  @Test
  void asksForABaseWhereThereAreOnlyNames() {
    var options = DEFAULTS.withFormat(ListFormat.SHA256SUMS);
    assertThatThrownBy(() -> Rows.ofStream(InputStream.nullInputStream(), "-", options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a base URL is needed");
    assertThatThrownBy(() -> DEFAULTS.withBase(URI.create("ftp://h/")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DEFAULTS.withBase(URI.create("http://h/?a")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = ListFormat.class,
      names = {"CSV", "TSV"},
      mode = Mode.EXCLUDE)
  void tellsInOneLineThatAListCanBeReadNoFurther(ListFormat format) throws IOException {
    var options = DEFAULTS.withFormat(format).withBase(URI.create("http://h/"));
    var rows = Rows.ofStream(breaking(), "list", options);
    assertThatThrownBy(() -> Reading.all(rows))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot read list: the disk is gone");
  }

  @Test
  void tellsAtOnceThatAHeaderCannotBeRead() {
    assertThatThrownBy(() -> Rows.ofStream(breaking(), "list", DEFAULTS.withFormat(ListFormat.CSV)))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is gone");
  }

  @Test
  void canBeReadOnce() {
    var rows = Rows.ofUrls(List.of());
    assertThat(rows.iterator()).isExhausted();
    assertThatThrownBy(rows::iterator).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void opensNothingAfterItIsClosed() throws IOException {
    var list = Files.writeString(folder.resolve("a.txt"), "http://h/a\n");
    var rows =
        Rows.concat(List.of(Rows.ofUrls(List.of("http://h/0")), Rows.ofFile(list, DEFAULTS)));
    var iterator = rows.iterator();
    assertThat(iterator.next().url()).isEqualTo("http://h/0");
    rows.close();
    assertThat(iterator).isExhausted();
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt,URLS",
    "a,URLS",
    "a.CSV,CSV",
    "a.tsv,TSV",
    "a.tab,TSV",
    "a.jsonl,JSONL",
    "a.ndjson,JSONL",
    "SHA256SUMS,SHA256SUMS",
    "a.sha256,SHA256SUMS",
    "MD5SUMS,SHA256SUMS",
    "a.meta4,METALINK",
    "a.metalink,METALINK",
    "sitemap.xml,SITEMAP",
    "/,URLS"
  })
  void findsTheFormatByTheFilesName(Path file, ListFormat format) {
    assertThat(ListFormat.of(file)).isEqualTo(format);
  }

  private static InputStream breaking() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("the disk is gone");
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        return read();
      }
    };
  }
}
