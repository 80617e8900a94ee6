package dev.bunting.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Checksum;
import dev.bunting.Download;
import dev.bunting.NameTemplate;
import dev.bunting.Reason;
import dev.bunting.Row;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  private final Planner planner = new Planner(NameTemplate.DEFAULT);

  @Test
  void numbersRowsAndNamesFiles() {
    assertThat(plan("http://h/a.txt", "http://i/a.txt", "http://h/b"))
        .containsExactly("1 a.txt", "2 a-2.txt", "3 b");
  }

  @Test
  void findsRowsThatAskForTheSame() {
    assertThat(plan("http://h/a", "http://h/b", "http://h/a", "http://h/a"))
        .containsExactly("1 a", "2 b", "3 = 1", "4 = 1");
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/a,HTTP://H/a",
    "http://h/a,http://h:80/a",
    "https://h/a,https://h:443/a",
    "http://h,http://h/",
    "http://h/a,http://h/a#b",
    "http://my_host/a,http://MY_HOST:80/a",
  })
  void takesUrlsForTheSame(String url, String other) {
    assertThat(plan(url, other)).element(1).isEqualTo("2 = 1");
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/a,https://h/a",
    "http://h/a,http://h:443/a",
    "http://h/a,http://h/A",
    "http://h/a,http://h/a?",
    "http://h/a?b,http://h/a?c",
    "http://h/a,http://u@h/a",
    "http://u@my_host/a,http://v@my_host/a",
  })
  void takesUrlsForDifferent(String url, String other) {
    assertThat(plan(url, other)).element(1).asString().isEqualToIgnoringCase("2 a-2");
  }

  @Test
  void fetchesOneUrlUnderTwoNames() {
    var download = new Download(URI.create("http://h/a"), "x");
    assertThat(planner.plan(new Row.Wanted(download))).isInstanceOf(Planned.Fetch.class);
    assertThat(told(download.withName("y"))).isEqualTo("2 y");
    assertThat(told(download)).isEqualTo("3 = 1");
  }

  @Test
  void fetchesAgainForAnotherChecksum() {
    var download = new Download(URI.create("http://h/a"), "x");
    var checksum = new Checksum("md5", "0".repeat(32));
    assertThat(told(download)).isEqualTo("1 x");
    assertThat(told(download.withChecksum(checksum))).isEqualTo("2 x-2");
    assertThat(told(download.withChecksum(checksum))).isEqualTo("3 = 2");
  }

  @Test
  void countsBadRowsAndTellsWhereTheyAre() {
    var bad = new Row.Bad("nonsense", "list:7", Reason.BAD_URL, "no scheme");
    assertThat(plan("http://h/a")).containsExactly("1 a");
    var outcome = ((Planned.Refused) planner.plan(bad)).outcome();
    assertThat(outcome.index()).isEqualTo(2);
    assertThat(outcome.url()).isEqualTo("nonsense");
    assertThat(outcome.reason()).isEqualTo(Reason.BAD_URL);
    assertThat(outcome.detail()).isEqualTo("list:7: no scheme");
    assertThat(plan("http://h/a")).containsExactly("3 = 1");
  }

  @Test
  void refusesARowThatTheTemplateCannotName() {
    var planned = new Planner(new NameTemplate("{1}")).plan(row("http://h/a"));
    assertThat(((Planned.Refused) planned).outcome().reason()).isEqualTo(Reason.BAD_NAME);
  }

  @Test
  void fetchesEachRowThatTheTemplateNamesApart() {
    var byIndex = new Planner(new NameTemplate("{index}"));
    assertThat(told(byIndex.plan(row("http://h/a")))).isEqualTo("1 1");
    assertThat(told(byIndex.plan(row("http://h/a")))).isEqualTo("2 2");
  }

  @Test
  void usesWhatGlobsStoodFor() {
    var byGlob = new Planner(new NameTemplate("{2}/{1}.{ext}"));
    var row = new Row.Wanted(Download.of(URI.create("http://h/a7.gif")), List.of("a", "7"));
    assertThat(told(byGlob.plan(row))).isEqualTo("1 7/a.gif");
  }

  private List<String> plan(String... urls) {
    return Stream.of(urls).map(url -> told(planner.plan(row(url)))).toList();
  }

  private static Row row(String url) {
    return new Row.Wanted(Download.of(URI.create(url)));
  }

  private String told(Download download) {
    return told(planner.plan(new Row.Wanted(download)));
  }

  private static String told(Planned planned) {
    return switch (planned) {
      case Planned.Fetch(var task) -> task.index() + " " + task.name();
      case Planned.Duplicate(var index, var of, _) -> index + " = " + of;
      case Planned.Refused(var outcome) -> outcome.index() + " !" + outcome.detail();
    };
  }
}
