package dev.bunting.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "a a",
        "{a,b,c} a;b;c",
        "x{a}y xay",
        "{,b}c c;bc",
        "{1..3} 1;2;3",
        "{3..1} 3;2;1",
        "{08..11} 08;09;10;11",
        "{1..010..4} 001;005;009",
        "{1..10..4} 1;5;9",
        "{a..e..2} a;c;e",
        "{C..A} C;B;A",
        "[1-3] 1;2;3",
        "[01-20:9] 01;10;19",
        "[a-c] a;b;c",
        "[a-z:10] a;k;u",
        "[5-5] 5",
        "{a,b}[1-2] a1;a2;b1;b2",
        "{a,b{1..2},c} a;b1;b2;c",
        "{a,[1-2]{x,y}} a;1x;1y;2x;2y",
        "a\\{b,c\\} a{b,c}",
        "{a\\,b,c\\}} a,b;c}",
        "\\[1-2\\]\\\\ [1-2]\\",
        "a\\b a\\b",
        "a[]=1&b={} a[]=1&b={}",
        "a,b a,b",
        "http://[::1]:8001/{a,b} http://[::1]:8001/a;http://[::1]:8001/b",
        "[fe80::1]/[1-2] [fe80::1]/1;[fe80::1]/2",
      })
  void standsForTheseTexts(String glob, String texts) throws Malformed {
    assertThat(texts(glob)).containsExactly(texts.split(";", -1));
  }

  @Test
  void capturesWhatEachGlobStandsFor() throws Malformed {
    var match = Glob.parse("http://h/{a,b{1..2}}/x[01-20].png").at(2 * 20 + 6);
    assertThat(match.url()).isEqualTo("http://h/b2/x07.png");
    assertThat(match.captures()).containsExactly("b2", "07");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "}",
        "]",
        "a{b",
        "a[1-2",
        "{a,b",
        "{{a,b}",
        "[1]",
        "[abc]",
        "[1-]",
        "[-1]",
        "[a-5]",
        "[aa-bb]",
        "[a-Z]",
        "[1-9:0]",
        "{1..x}",
        "{1..5..x}",
        "{1..5..0}",
        "[1-9999999999999999999]",
        "[1..5]"
      })
  void refusesWhatIsNoGlob(String glob) {
    assertThatThrownBy(() -> Glob.parse("http://h/" + glob))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("in the glob at character");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1-1000000001]",
        "[1-4294967296][1-4294967296]",
        "[0-999999999999999999]",
        "[0-999999999999999999]{0..999999999999999999}[0-99]",
        "{[0-999999999999999999],[0-999999999999999999]}"
      })
  void refusesMoreUrlsThanAnybodyMeans(String glob) {
    assertThatThrownBy(() -> Glob.parse(glob)).hasMessage("a glob of over 1000000000 URLs");
  }

  @Test
  void makesUrlsOnlyWhenAskedFor() throws Malformed {
    var glob = Glob.parse("http://h/[0-999]/[0-999]/[0-999]");
    assertThat(glob.count()).isEqualTo(1_000_000_000);
    assertThat(glob.at(123_456_789).url()).isEqualTo("http://h/123/456/789");
  }

  @Test
  void refusesBracesThatAreTooDeep() {
    assertThatThrownBy(() -> Glob.parse("{a,".repeat(10_000))).hasMessageContaining("10 deep");
  }

  @Test
  void multipliesCountsWhateverIsCombined() throws Malformed {
    var random = new Random(1);
    for (var round = 0; round < 500; round++) {
      var glob = new StringBuilder();
      var expected = 1L;
      for (var part = random.nextInt(4); part >= 0; part--) expected *= append(glob, random);
      var texts = texts(glob.toString());
      assertThat(texts).as(glob.toString()).hasSize((int) expected).doesNotHaveDuplicates();
    }
  }

  /** Appends something with a dash after it, so that products never coincide. */
  private static int append(StringBuilder glob, Random random) {
    var count = 1 + random.nextInt(5);
    switch (random.nextInt(4)) {
      case 0 -> glob.append('[').append(7).append('-').append(6 + count).append("]-");
      case 1 -> glob.append("{1..").append(count * 3).append("..3}-");
      case 2 -> glob.append('{').append(words(count)).append("}-");
      default -> glob.append("[a-").append((char) ('a' + count - 1)).append("]-");
    }
    return count;
  }

  private static String words(int count) {
    return String.join(",", List.of("v", "w", "x", "y", "z").subList(0, count));
  }

  private static List<String> texts(String text) throws Malformed {
    var glob = Glob.parse(text);
    return LongStream.range(0, glob.count()).mapToObj(i -> glob.at(i).url()).toList();
  }
}
