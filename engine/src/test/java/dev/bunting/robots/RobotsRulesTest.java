package dev.bunting.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsRulesTest {
  private static boolean allow(String text, String path) {
    return RobotsRules.parse(text, "bunting").allow(URI.create("http://site" + path));
  }

  private static boolean denies(String pattern, String path) {
    return !allow("User-agent: *\nDisallow: " + pattern + "\n", path);
  }

  @ParameterizedTest
  @CsvSource({
    "/fish, /fish.html, true",
    "/fish, /Fish.asp, false",
    "/fish/, /fish, false",
    "/fish*, /fish/salmon.html, true",
    "/*.php, /folder/filename.php?parameters, true",
    "/*.php, /windows.PHP, false",
    "/*.php$, /filename.php, true",
    "/*.php$, /filename.php?parameters, false",
    "/*.php$, /filename.php5.php, true",
    "/fish*.php, /fishheads/catfish.php?parameters, true",
    "/$, /, true",
    "/$, /a, false",
    "/a$, /a, true",
    "*, /anything, true",
    "/*/*/c, /a/b/c, true",
    "/*/*/c, /a/c, false",
    "fish, /fish, false",
  })
  void matchesPatterns(String pattern, String path, boolean denied) {
    assertThat(denies(pattern, path)).isEqualTo(denied);
  }

  @ParameterizedTest
  @CsvSource({
    "/foo/bar?baz=quz, /foo/bar?baz=quz, true",
    "/foo/bar/\u30c4, /foo/bar/%E3%83%84, true",
    "/foo/bar/%e3%83%84, /foo/bar/\u30c4, true",
    "/foo/bar/%62%61%7A, /foo/bar/baz, true",
    "/path/file-with-a-%2A.html, /path/file-with-a-*.html, true",
    "/path/file-with-a-%2A.html, /path/file-with-a-b.html, false",
    "/path/foo-%24, /path/foo-$, true",
    "/a%2Fb, /a/b, false",
    "/100%, /100%25, true",
  })
  void comparesPercentCodesAsTheRfcWants(String pattern, String path, boolean denied) {
    assertThat(denies(pattern, path)).isEqualTo(denied);
  }

  @Test
  void theLongestRuleCountsAndOfTwoTheOneThatAllows() {
    var text =
        "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /p\nDisallow: /p\n";
    assertThat(allow(text, "/a/x")).isFalse();
    assertThat(allow(text, "/a/b/x")).isTrue();
    assertThat(allow(text, "/a/b/c")).isFalse();
    assertThat(allow(text, "/p")).isTrue();
  }

  @Test
  void ourOwnGroupsCountAndNotThatOfEveryone() {
    var text =
        "User-agent: *\nDisallow: /\n\nuser-AGENT : Bunting/2\nDisallow: /a\n\nUser-agent: x\n";
    var more = text + "User-agent: bunting # again\nDisallow: /b\n";
    assertThat(allow(more, "/c")).isTrue();
    assertThat(allow(more, "/a")).isFalse();
    assertThat(allow(more, "/b")).isFalse();
  }

  @Test
  void namesThatFollowEachOtherShareTheirRules() {
    var text = "User-agent: bunting\nSitemap: http://site/s\nUser-agent: other\nDisallow: /a\n";
    assertThat(allow(text, "/a")).isFalse();
    assertThat(allow(text + "User-agent: third\nDisallow: /b\n", "/b")).isTrue();
  }

  @Test
  void aGroupWithoutRulesAllowsAll() {
    assertThat(allow("User-agent: *\nDisallow: /\nUser-agent: bunting\nDisallow:\n", "/a"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Disallow: /", "<html>no: such page</html>", ":", "\u0000\uffff:"})
  void whatIsNoSuchFileAllowsAll(String text) {
    assertThat(allow(text, "/a")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n", "\n\n"})
  void linesEndInEveryWay(String end) {
    assertThat(allow("\uFEFFUser-agent: *" + end + "Disallow: /a", "/a")).isFalse();
  }

  @Test
  void theFileItselfIsAlwaysAllowed() {
    assertThat(denies("/", "/robots.txt")).isFalse();
    assertThat(denies("/", "")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"2, PT2S", "0.5, PT0.5S", "3600, PT30S", "-1, PT0S", "soon, PT0S", "NaN, PT0S"})
  void tellsTheDelay(String seconds, Duration delay) {
    var text = "User-agent: *\nCrawl-delay: 9\nUser-agent: bunting\nCrawl-delay: " + seconds;
    assertThat(RobotsRules.parse(text, "Bunting/1.0 (me)").delay()).isEqualTo(delay);
  }

  @Test
  void onlyAStarAloneIsEveryone() {
    assertThat(allow("User-agent: *bot\nDisallow: /\n", "/a")).isTrue();
    assertThat(allow("User-agent: * all\nDisallow: /\n", "/a")).isFalse();
  }

  @Test
  void agentsWithoutANameAreEveryone() {
    var text = "User-agent: /1\nAllow: /\nUser-agent: *\nDisallow: /\n";
    assertThat(RobotsRules.parse(text, "/1").allow(URI.create("http://site/a"))).isFalse();
  }
}
