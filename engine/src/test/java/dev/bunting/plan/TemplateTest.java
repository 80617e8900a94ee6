package dev.bunting.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.Download;
import dev.bunting.NameTemplate;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  @ParameterizedTest
  @CsvSource({
    "{name},c.tar.gz",
    "{host},h.example",
    "{path},a/b/c.tar.gz",
    "{host}/{path},h.example/a/b/c.tar.gz",
    "{index}.{ext},17.tar.gz",
    "{index}-{name},17-c.tar.gz",
    "x{{{index}}}y,x{17}y",
    "{1}/{2},one/t_w",
    "plain,plain",
    "con/{index},_con/17",
  })
  void fillsInItsFields(String template, String name) {
    var download = Download.of(URI.create("http://H.example:80/a/b/c.tar.gz?q=/x"));
    assertThat(render(template, new NamedRow(17, download, List.of("one", "t/w")))).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h,index.html",
    "http://h/,index.html",
    "http://h/a/,a/index.html",
    "http://h//a//b,a/b",
    "http://h/a/../../b,a/b",
    "http://h/..,index.html",
    "http://h/%2e%2e/%2E%2E/b,b",
    "http://h/a/%2e%2e,a/index.html",
    "http://h/..%2f..%2fetc,.._.._etc",
    "http://h/..%5c..%5cetc,.._.._etc",
    "http://h/%252e%252e/a,%2e%2e/a",
    "http://h/a%20b%C3%A4,a b\u00E4",
    "http://h/a%FFb,a%FFb",
    "http://h/%00,_",
    "http://h/.bunting/ledger.db,_.bunting/ledger.db",
    "http://h/~/nul.txt,~/_nul.txt",
    "http://h/a;b=c,a;b=c",
    "http://h/a?b=/c,a",
    "http://h/a#b/c,a",
  })
  void takesPathsFromUrls(String url, String path) {
    var row = new NamedRow(1, Download.of(URI.create(url)), List.of());
    assertThat(render("{path}", row)).isEqualTo(path);
    var name = path.substring(path.lastIndexOf('/') + 1);
    assertThat(render("{name}", row)).isEqualTo(name);
  }

  @Test
  void takesTheRowsOwnNameFirst() {
    var row = new NamedRow(3, new Download(URI.create("http://h/a.txt"), "s/b: c.gif"), List.of());
    assertThat(render("{name}", row)).isEqualTo("s/b_ c.gif");
    assertThat(render("{host}/{name}", row)).isEqualTo("h/s/b_ c.gif");
    assertThat(render("{index}.{ext}", row)).isEqualTo("3.gif");
    assertThat(render("{path}", row)).isEqualTo("a.txt");
  }

  @Test
  void writesHostsAsFolders() {
    var literal = Download.of(URI.create("http://[::1]:8001/a"));
    assertThat(render("{host}", new NamedRow(1, literal, List.of()))).isEqualTo("__1");
    var underscore = Download.of(URI.create("http://My_Host/a"));
    assertThat(render("{host}", new NamedRow(1, underscore, List.of()))).isEqualTo("my_host");
  }

  @Test
  void needsNoExtension() {
    var row = new NamedRow(3, Download.of(URI.create("http://h/a")), List.of());
    assertThat(render("{index}.{ext}", row)).isEqualTo("3");
    assertThat(render("{ext}/{name}", row)).isEqualTo("_/a");
  }

  @Test
  void refusesARowThatHasNoSuchGlob() {
    var row = new NamedRow(1, Download.of(URI.create("http://h/a")), List.of("x"));
    assertThatThrownBy(() -> render("{2}", row))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("asks for {2}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/{name}",
        "{name}/",
        "../{name}",
        "a/./b",
        "a//b",
        "{nam}",
        "{}",
        "{",
        "{name",
        "}",
        "{0}",
        "{-1}",
        "{99999}",
        "a\\b",
        "a\nb",
        "{NAME}",
        "{name:3}"
      })
  void refusesTemplatesThatMeanNothing(String template) {
    assertThatThrownBy(() -> new NameTemplate(template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("template");
  }

  private static String render(String template, NamedRow row) {
    return Template.parse(template).render(row);
  }
}
