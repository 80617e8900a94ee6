package dev.bunting.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.ListFormat;
import dev.bunting.ListOptions;
import dev.bunting.NameTemplate;
import dev.bunting.Row;
import dev.bunting.plan.Planned;
import dev.bunting.plan.Planner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in a list, reading it never throws, and each of its rows is told. */
class ListFuzzTest {
  private static final int ROUNDS = 2000;
  private static final String LAST = "http://last.example/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urls.txt",
        "urls.csv",
        "urls.tsv",
        "urls.jsonl",
        "SHA256SUMS",
        "v4.meta4",
        "v3.metalink",
        "sitemap.xml"
      })
  void readsAndPlansAnyList(String name) {
    var valid = corpus(name);
    var mutator = new Mutator(1);
    for (var round = 0; round < ROUNDS; round++)
      assertPlanned(readOrRefuse(ListFormat.of(Path.of(name)), mutator.mutate(valid)));
  }

  /** A table without its column is the one list that is refused. */
  private static List<Row> readOrRefuse(ListFormat format, byte[] list) {
    try {
      return read(format, list);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("no column url in the header, which has: ");
      return List.of();
    }
  }

  @Test
  void findsTheRowAfterAnyUrlLines() {
    var mutator = new Mutator(2);
    for (var round = 0; round < ROUNDS; round++)
      assertLast(read(ListFormat.URLS, with(mutator.mutate(corpus("urls.txt")), "\n" + LAST)));
  }

  @Test
  void findsTheRowAfterAnyTableWithAHeader() {
    var mutator = new Mutator(3);
    for (var round = 0; round < ROUNDS; round++) {
      var rows = mutator.mutate(corpus("urls.csv"));
      var table = with("x,url,y\n".getBytes(UTF_8), new String(rows, UTF_8) + "\n," + LAST + ",");
      assertLast(read(ListFormat.CSV, table));
    }
  }

  @Test
  void countsEveryLineOfJson() {
    var mutator = new Mutator(4);
    for (var round = 0; round < ROUNDS; round++) {
      var list = mutator.mutate(corpus("urls.jsonl"));
      assertThat(read(ListFormat.JSONL, list)).hasSize(lines(list, ""));
    }
  }

  @Test
  void countsEveryLineOfChecksums() {
    var mutator = new Mutator(5);
    for (var round = 0; round < ROUNDS; round++) {
      var list = mutator.mutate(corpus("SHA256SUMS"));
      assertThat(read(ListFormat.SHA256SUMS, list)).hasSize(lines(list, "#"));
    }
  }

  @Test
  void readsAnyGlob() {
    var mutator = new Mutator(6);
    for (var valid : new String(corpus("globs.glob"), UTF_8).split("\n", -1))
      for (var round = 0; round < ROUNDS; round++) {
        var rows =
            new UrlArguments(
                List.of(new String(mutator.mutate(valid.getBytes(UTF_8)), UTF_8)), true);
        for (var i = 0; i < 5; i++) rows.next().ifPresent(row -> assertPlanned(List.of(row)));
      }
  }

  @Test
  void namesAnyRowByAnyTemplate() {
    var mutator = new Mutator(7);
    for (var template : lines("templates.txt"))
      for (var name : lines("names.txt"))
        for (var round = 0; round < ROUNDS / 20; round++)
          assertNamed(text(mutator, template), text(mutator, name));
  }

  private static List<String> lines(String name) {
    return new String(corpus(name), UTF_8).lines().toList();
  }

  private static String text(Mutator mutator, String valid) {
    return new String(mutator.mutate(valid.getBytes(UTF_8)), UTF_8);
  }

  /** Wrong templates are refused before any row, and what is no name is a bad row. */
  private static void assertNamed(String template, String name) {
    try {
      var planner = new Planner(new NameTemplate(template));
      var row = new Draft("http://h/a%20b/c?d", name, "").row("list:1");
      if (planner.plan(row) instanceof Planned.Fetch(var task)) assertInside(1, 1, task.name());
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("template");
    }
  }

  /** As many rows come out of the plan as go in, and no name leads out of the destination. */
  private static void assertPlanned(List<Row> rows) {
    var planner = new Planner(new NameTemplate("{host}/{path}/{name}"));
    for (var i = 0; i < rows.size(); i++)
      switch (planner.plan(rows.get(i))) {
        case Planned.Fetch(var task) -> assertInside(task.index(), i + 1, task.name());
        case Planned.Duplicate(var index, var of, _) -> assertThat(index).isGreaterThan(of);
        case Planned.Refused(var outcome) -> assertThat(outcome.detail()).doesNotContain("\n");
      }
  }

  private static void assertInside(long index, long expected, String name) {
    assertThat(index).isEqualTo(expected);
    assertThat(Path.of("/d").resolve(name).normalize()).startsWithRaw(Path.of("/d"));
    assertThat(Arrays.asList(name.split("/", -1))).doesNotContain("", ".", "..");
  }

  private static void assertLast(List<Row> rows) {
    assertThat(rows.getLast()).isInstanceOf(Row.Wanted.class);
    assertThat(rows.getLast().url()).isEqualTo(LAST);
  }

  /** The lines that are neither blank nor begin so, counted in the simplest way. */
  private static int lines(byte[] list, String comment) {
    var count = 0;
    var text = new String(list, UTF_8);
    var start = text.startsWith("\uFEFF") ? 1 : 0;
    for (var line : text.substring(start).split("\n", -1)) {
      var words = new StringTokenizer(line.replaceFirst("\r$", ""), " \t");
      if (words.hasMoreTokens() && (comment.isEmpty() || !words.nextToken().startsWith(comment)))
        count++;
    }
    return count;
  }

  private static List<Row> read(ListFormat format, byte[] list) {
    var options = ListOptions.defaults().withFormat(format).withBase(URI.create("http://base/"));
    return Reading.rows(options, list);
  }

  private static byte[] with(byte[] list, String end) {
    return (new String(list, UTF_8) + end).getBytes(UTF_8);
  }

  private static byte[] corpus(String name) {
    try (var in =
        Objects.requireNonNull(ListFuzzTest.class.getResourceAsStream("corpus/" + name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
