package dev.bunting.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.ListFormat;
import dev.bunting.ListOptions;
import dev.bunting.NameTemplate;
import dev.bunting.Row;
import dev.bunting.Rows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples in {@code docs/lists-and-names.md}. */
class ListsAndNamesDocTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```(\\w+)\n(.*?)```\n\n```(rows|files)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern GLOB =
      Pattern.compile("^\\| `(http://h/.*)` \\| (`.*`) \\|$", Pattern.MULTILINE);
  private static final Pattern NAME =
      Pattern.compile("^\\| `(.*)` \\| `(http://.*)` \\| `(.*)` \\|$", Pattern.MULTILINE);

  record Example(String format, String list, String kind, List<String> result) {}

  @ParameterizedTest
  @MethodSource
  void listsAreReadAsThePageSays(Example example) throws IOException {
    var format = ListFormat.valueOf(example.format().toUpperCase(Locale.ROOT));
    var options =
        ListOptions.defaults().withFormat(format).withBase(URI.create("http://example.com/pub"));
    var in = new ByteArrayInputStream(example.list().getBytes(UTF_8));
    var rows = Rows.ofStream(in, "list", options);
    var told = example.kind().equals("rows") ? rows(rows) : files(rows, NameTemplate.DEFAULT);
    assertThat(told).containsExactlyElementsOf(example.result());
  }

  static List<Example> listsAreReadAsThePageSays() throws IOException {
    var examples = new ArrayList<Example>();
    for (var found = EXAMPLE.matcher(page()); found.find(); )
      examples.add(
          new Example(
              found.group(1), found.group(2), found.group(3), found.group(4).lines().toList()));
    assertThat(examples).hasSize(8);
    return examples;
  }

  @ParameterizedTest
  @MethodSource
  void globsStandForWhatThePageSays(String glob, String urls) {
    var read = rows(Rows.ofGlobs(List.of(glob)));
    assertThat(read.stream().map(url -> "`" + url.substring("http://h/".length()) + "`"))
        .containsExactly(urls.split(" ", -1));
  }

  static Stream<Object[]> globsStandForWhatThePageSays() throws IOException {
    return GLOB.matcher(page()).results().map(r -> new Object[] {r.group(1), r.group(2)});
  }

  @ParameterizedTest
  @MethodSource
  void filesAreNamedAsThePageSays(String template, String url, String file) {
    var rows = url.contains("{") ? Rows.ofGlobs(List.of(url)) : Rows.ofUrls(List.of(url));
    assertThat(files(rows, new NameTemplate(template)).getFirst()).isEqualTo("1 " + file);
  }

  static Stream<Object[]> filesAreNamedAsThePageSays() throws IOException {
    return NAME.matcher(page())
        .results()
        .map(r -> new Object[] {r.group(1), r.group(2), r.group(3)});
  }

  private static List<String> rows(Rows rows) {
    return stream(rows).map(ListsAndNamesDocTest::told).toList();
  }

  private static String told(Row row) {
    return switch (row) {
      case Row.Wanted(var download, _) ->
          download.uri()
              + download.name().map(name -> " > " + name).orElse("")
              + download.checksum().map(sum -> " = " + sum).orElse("")
              + String.join("", download.mirrors().stream().map(uri -> " | " + uri).toList());
      case Row.Bad bad -> "!" + bad.where() + " " + bad.reason().word() + ": " + bad.detail();
    };
  }

  private static List<String> files(Rows rows, NameTemplate template) {
    var planner = new Planner(template);
    return stream(rows)
        .map(row ->
            switch (planner.plan(row)) {
              case Planned.Fetch(var task) -> task.index() + " " + task.name();
              case Planned.Duplicate(var index, var of, _) -> index + " the same as row " + of;
              case Planned.Refused(var outcome) -> outcome.index() + " " + outcome.detail();
            })
        .toList();
  }

  private static Stream<Row> stream(Rows rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static String page() throws IOException {
    var docs = Path.of(System.getProperty("bunting.root"), "docs", "lists-and-names.md");
    return Files.readString(docs);
  }
}
