package dev.bunting.source;

import static dev.bunting.ListFormat.METALINK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetalinkTest {
  private static final String SHA256 = "0123456789abcdef".repeat(4);
  private static final String MD5 = "0123456789abcdef".repeat(2);

  @Test
  void readsVersion4WithMirrorsByPriority() {
    var list =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <metalink xmlns="urn:ietf:params:xml:ns:metalink">
          <generator>x</generator>
          <file name="a.iso">
            <publisher name="p" url="http://p/"/>
            <size>14</size>
            <hash type="md5">%s</hash>
            <hash type="sha-256">%s</hash>
            <hash type="sha-384">00</hash>
            <pieces length="7" type="sha-1"><hash>01</hash><hash>02</hash></pieces>
            <url>http://last/a</url>
            <url location="de" priority="2">http://second/a?b&amp;c</url>
            <url priority="1"> http://first/a </url>
            <url priority="1">ftp://first/a</url>
            <metaurl mediatype="torrent">http://t/a.torrent</metaurl>
          </file>
          <file name="sub/b"><url>https://h/b</url></file>
        </metalink>
        """
            .formatted(MD5, SHA256);
    assertThat(told(list))
        .containsExactly(
            "http://first/a > a.iso = sha-256:" + SHA256 + " | http://second/a?b&c | http://last/a",
            "https://h/b > sub/b");
  }

  @Test
  void readsVersion3WithMirrorsByPreference() {
    var list =
        """
        <metalink version="3.0" xmlns="http://www.metalinker.org/">
          <publisher><name>p</name><url>http://p/</url></publisher>
          <files><file name="a">
            <license><url>http://l/</url></license>
            <verification>
              <hash type="md5">%s</hash>
              <pieces type="sha1" length="1"><hash piece="0">01</hash></pieces>
            </verification>
            <resources>
              <url type="http" preference="10">http://second/a</url>
              <url type="http" preference="90">http://first/a</url>
              <url type="bittorrent" preference="100">http://t/a.torrent</url>
            </resources>
          </file></files>
        </metalink>
        """
            .formatted(MD5);
    assertThat(told(list))
        .containsExactly("http://first/a > a = md5:" + MD5 + " | http://second/a");
  }

  @Test
  void reportsFilesItCannotFetchAndGoesOn() {
    var list =
        """
        <metalink>
          <file name="a"/>
          <file name="b"><url>ftp://h/b</url></file>
          <file name="../c"><url>http://h/c</url></file>
          <file name="d"><url>http://h/d</url><hash type="md5">1</hash></file>
          <file><url>http://h/e</url></file>
        </metalink>
        """;
    assertThat(told(list))
        .containsExactly(
            "!list:2 bad-url: no http or https place of the file a",
            "!list:3 bad-url: only http and https are fetched, not ftp",
            "!list:4 bad-name: not a file name: '../c'",
            "!list:5 bad-row: md5 has 32 hexadecimal digits, not: 1",
            "http://h/e");
  }

  @Test
  void keepsTheRowsBeforeABreak() {
    assertThat(told("<metalink>\n<file><url>http://h/a</url></file>\n<file><url>http://h/b</fi"))
        .hasSize(2)
        .startsWith("http://h/a")
        .element(1)
        .asString()
        .startsWith("!list:3 bad-row: not well-formed XML: ");
  }

  private static List<String> told(String list) {
    return Reading.told(METALINK, list);
  }
}
