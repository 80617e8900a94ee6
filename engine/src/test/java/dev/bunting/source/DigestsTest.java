package dev.bunting.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.ListFormat;
import dev.bunting.ListOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestsTest {
  private static final String SHA256 = "0123456789abcdef".repeat(4);
  private static final String MD5 = "0123456789abcdef".repeat(2);

  @Test
  void findsTheAlgorithmByTheNumberOfDigits() {
    var list = SHA256 + "  a\n" + MD5 + "  b\n" + MD5 + "01234567  c\n" + SHA256 + SHA256 + "  d\n";
    assertThat(told(list))
        .containsExactly(
            "http://h/x/a > a = sha-256:" + SHA256,
            "http://h/x/b > b = md5:" + MD5,
            "http://h/x/c > c = sha-1:" + MD5 + "01234567",
            "http://h/x/d > d = sha-512:" + SHA256 + SHA256);
  }

  @Test
  void readsEveryWayToWriteTheName() {
    var list = SHA256 + " *a\n" + SHA256 + "  ./sub/b\r\n" + SHA256 + " c\n" + SHA256 + "  d e\n";
    assertThat(names(list)).containsExactly("a", "sub/b", "c", "d e");
  }

  @Test
  void readsTheTaggedForm() {
    var list = "SHA256 (a (1).txt) = " + SHA256 + "\nMD5 (b) = " + MD5 + "\n";
    assertThat(told(list))
        .containsExactly(
            "http://h/x/a%20(1).txt > a (1).txt = sha-256:" + SHA256,
            "http://h/x/b > b = md5:" + MD5);
  }

  @Test
  void encodesNamesWholly() {
    assertThat(told(SHA256 + "  a%20?#\u00E4\n"))
        .containsExactly("http://h/x/a%2520%3F%23%C3%A4 > a%20?#\u00E4 = sha-256:" + SHA256);
  }

  @Test
  void takesTheBaseForAFolder() {
    assertThat(read("http://h", MD5 + "  a")).containsExactly("http://h/a > a = md5:" + MD5);
    assertThat(read("http://h/x/", MD5 + "  a")).containsExactly("http://h/x/a > a = md5:" + MD5);
  }

  @Test
  void skipsBlankLinesAndComments() {
    assertThat(told("# SHA-256\n\n")).isEmpty();
  }

  @Test
  void reportsBadLinesAndGoesOn() {
    var list =
        "hello\nhello you\nSHA256 (a\nSHA3 (a) = 12\n"
            + MD5.replace('0', 'x')
            + "  a\n"
            + MD5
            + " \n"
            + MD5
            + "  ../a\n"
            + MD5
            + "  /a\n\\"
            + MD5
            + "  a\\\\b\n"
            + MD5
            + "  ok\n";
    assertThat(told(list))
        .containsExactly(
            "!list:1 bad-row: not a digest and a name",
            "!list:2 bad-row: a digest has 32, 40, 64 or 128 digits, not 5",
            "!list:3 bad-row: not ALGORITHM (name) = digest",
            "!list:4 bad-row: unknown checksum algorithm: SHA3",
            "!list:5 bad-row: md5 has 32 hexadecimal digits, not: " + MD5.replace('0', 'x'),
            "!list:6 bad-row: not a digest and a name",
            "!list:7 bad-name: not a file name: '../a'",
            "!list:8 bad-name: not a file name: '/a'",
            "!list:9 bad-name: a backslash or control character in the file name: a\\\\b",
            "http://h/x/ok > ok = md5:" + MD5);
  }

  private static List<String> told(String list) {
    return read("http://h/x", list);
  }

  private static List<String> names(String list) {
    return told(list).stream()
        .map(row -> row.replaceFirst(".* > ", "").replaceFirst(" = .*", ""))
        .toList();
  }

  private static List<String> read(String base, String list) {
    var options =
        ListOptions.defaults().withFormat(ListFormat.SHA256SUMS).withBase(URI.create(base));
    return Reading.rows(options, list.getBytes(StandardCharsets.UTF_8)).stream()
        .map(Reading::told)
        .toList();
  }
}
