package dev.bunting.source;

import static dev.bunting.ListFormat.SITEMAP;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.ListOptions;
import dev.bunting.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SitemapTest {

  @Test
  void readsTheUrls() {
    var list =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
          <url><loc>http://h/a?b=1&amp;c=&#50;</loc><lastmod>2026-01-01</lastmod></url>
          <url><loc><![CDATA[ http://h/d&e ]]></loc>
            <image:image><image:loc>http://h/no.png</image:loc></image:image></url>
          <url><loc>nonsense</loc></url>
        </urlset>
        """;
    assertThat(told(list))
        .containsExactly(
            "http://h/a?b=1&c=2",
            "http://h/d&e",
            "!list:7 bad-url: no http:// or https:// at its start");
  }

  @Test
  void takesTheSitemapsOfAnIndexForFiles() {
    assertThat(told("<sitemapindex><sitemap><loc>http://h/s.xml.gz</loc></sitemap></sitemapindex>"))
        .containsExactly("http://h/s.xml.gz");
  }

  @Test
  void readsUnicodeInAllItsFormsWhateverTheDeclarationSays() {
    var list =
        "<?xml version='1.0' encoding='UTF-16'?><urlset><url><loc>http://h/\u00E4</loc></url>"
            + "</urlset>";
    var utf8 = ("\uFEFF" + list).getBytes(StandardCharsets.UTF_8);
    assertThat(told(utf8)).containsExactly("http://h/%C3%A4");
    for (var charset : List.of(UTF_16, UTF_16LE, UTF_16BE))
      assertThat(told(list.getBytes(charset))).containsExactly("http://h/%C3%A4");
  }

  @Test
  void readsDeclaredEncodings() {
    var list =
        "<?xml version='1.0' encoding='ISO-8859-1'?><urlset><url><loc>http://h/\u00E4</loc>"
            + "</url></urlset>";
    assertThat(told(list.getBytes(StandardCharsets.ISO_8859_1))).containsExactly("http://h/%C3%A4");
    assertThat(told("<?xml version='1.0' encoding='nonsense'?><urlset/>"))
        .containsExactly("!list:1 bad-row: XML in an encoding that is not known: nonsense");
  }

  @Test
  void endsAtBytesThatAreNotOfTheEncoding() {
    var list = "<urlset><url><loc>http://h/\u00E4</loc></url></urlset>";
    assertThat(told(list.getBytes(StandardCharsets.ISO_8859_1)))
        .containsExactly(
            "!list:1 bad-row: not well-formed XML: bytes that its encoding does not have");
  }

  @Test
  void refusesOtherDocuments() {
    assertThat(told("<html><body/></html>"))
        .containsExactly("!list:1 bad-row: not a sitemap: its root is html");
    assertThat(told("hello")).singleElement().asString().startsWith("!list:1 bad-row: not well-");
  }

  @Test
  void takesAnEmptyFileForNoRowsAtAll() {
    assertThat(told("")).isEmpty();
    assertThat(told("<urlset/>")).isEmpty();
  }

  @Test
  void neverReadsAnotherFile() {
    var list =
        "<!DOCTYPE urlset [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
            + "<urlset><url><loc>http://h/&x;</loc></url></urlset>";
    assertThat(told(list))
        .containsExactly("!list:1 bad-row: a list has no DOCTYPE and no entities of its own");
  }

  @Test
  void neverExpandsEntities() {
    var list = "<urlset><url><loc>http://h/&x;</loc></url></urlset>";
    assertThat(told(list)).singleElement().asString().startsWith("!list:1 bad-row: ");
  }

  @Test
  void endsWhereATokenOrATextDoesNotEnd() {
    assertThat(told("<urlset><!--" + "x".repeat(3 << 20) + "--></urlset>")).hasSize(1);
    assertThat(told("<urlset a='" + "x".repeat(3 << 20) + "'></urlset>")).hasSize(1);
    assertThat(told("<urlset><url><loc>" + "x".repeat(3 << 20) + "</loc></url></urlset>"))
        .singleElement()
        .asString()
        .contains("a text of over 65536 characters");
  }

  @Test
  void endsWhereElementsGoTooDeep() {
    assertThat(told("<urlset>" + "<a>".repeat(200)))
        .singleElement()
        .asString()
        .contains("elements over 50 deep");
  }

  @Test
  void readsManyUrls() {
    var list = new StringBuilder("<urlset>");
    for (var i = 0; i < 100_000; i++) list.append("<url><loc>http://h/x</loc></url>\n");
    assertThat(Reading.rows(SITEMAP, list.append("</urlset>").toString()))
        .hasSize(100_000)
        .allMatch(Row.Wanted.class::isInstance);
  }

  private static List<String> told(byte[] list) {
    var options = ListOptions.defaults().withFormat(SITEMAP);
    return Reading.rows(options, list).stream().map(Reading::told).toList();
  }

  private static List<String> told(String list) {
    return Reading.told(SITEMAP, list);
  }
}
