package dev.bunting.source;

import static dev.bunting.ListFormat.JSONL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.ListOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
  private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";

  @Test
  void readsObjectsAndStrings() {
    var list = "{\"url\": \"http://h/a\", \"name\": \"a\\u0020b\"}\n\n\"http://h/c\"\r\n";
    assertThat(told(list)).containsExactly("http://h/a > a b", "http://h/c");
  }

  @Test
  void readsChecksumsAndTakesNullAndEmptyForNone() {
    var list =
        "{\"checksum\":\"md5:"
            + MD5
            + "\",\"url\":\"http://h/a\",\"name\":null}\n"
            + "{\"checksum\":\"\",\"url\":\"http://h/b\",\"name\":\"\"}\n";
    assertThat(told(list)).containsExactly("http://h/a = md5:" + MD5, "http://h/b");
  }

  @Test
  void takesANumberForAName() {
    assertThat(told("{\"url\":\"http://h/a\",\"name\":17}")).containsExactly("http://h/a > 17");
  }

  @Test
  void skipsWhatItDoesNotAskFor() {
    var list = "{\"meta\":{\"url\":\"http://h/no\",\"x\":[1,{}]},\"url\":\"http://h/a\"}";
    assertThat(told(list)).containsExactly("http://h/a");
  }

  @Test
  void readsFieldsOfOtherNames() {
    var options = ListOptions.defaults().withFormat(JSONL).withUrlField("image_url");
    var list = "{\"url\":\"http://h/a\",\"image_url\":\"http://h/b\"}";
    assertThat(Reading.rows(options, list.getBytes(StandardCharsets.UTF_8)))
        .extracting(Reading::told)
        .containsExactly("http://h/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"url\"",
        "{\"url\":\"http://h/a\"",
        "{\"url\":\"http://h/a\"} x",
        "{\"url\":\"http://h/a\"}{}",
        "{'url':'http://h/a'}",
        "http://h/a",
        "# comment",
        "[\"http://h/a\"]",
        "17",
        "null",
        "\"http://h/a",
        "\"\\ud83d\"",
        "{}",
        "{\"url\":null}",
        "{\"url\":[\"http://h/a\"]}",
        "{\"url\":\"\"}",
        "\0",
      })
  void reportsALineThatIsNoRowAndGoesOn(String line) {
    assertThat(told(line + "\n\"http://h/b\"\n"))
        .hasSize(2)
        .first()
        .asString()
        .matches("!list:1 bad-(row|url): .+");
  }

  @Test
  void reportsNestingWithoutEnd() {
    assertThat(told("{\"a\":" + "[".repeat(100_000) + "\n\"http://h/b\"")).hasSize(2);
  }

  @Test
  void tellsWhereTheJsonBreaks() {
    assertThat(told("{\"url\" 1}")).containsExactly("!list:1 bad-row: not JSON at character 8");
  }

  private static List<String> told(String list) {
    return Reading.told(JSONL, list);
  }
}
