package dev.bunting.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapedTest {
  @Test
  void leavesNothingThatIsMarkup() {
    assertThat(Escaped.text("\"><script>a&b'c")).isEqualTo("&quot;&gt;&lt;script&gt;a&amp;b&#39;c");
  }

  @Test
  void replacesWhatXmlCannotHold() {
    assertThat(Escaped.text("a\u0000b\u001bc\ufffe\t\n")).isEqualTo("a\ufffdb\ufffdc\ufffd\t\n");
  }

  @Test
  void keepsPairsOfSurrogatesAndNoHalves() {
    assertThat(Escaped.text("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
    assertThat(Escaped.text("\ud83dx\ude00")).isEqualTo("\ufffdx\ufffd");
  }
}
