package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  private static final URI URL = URI.create("http://h/a");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "/a",
        "a/",
        "a//b",
        "a\\b",
        "../a",
        "a/../b",
        "a\0b",
        "a\nb",
        "a\u007fb"
      })
  void refusesNamesThatAreNotFileNames(String name) {
    assertThatThrownBy(() -> new Download(URL, name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesNamesInFolders() {
    assertThat(new Download(URL, "a/b/c.txt").name()).contains("a/b/c.txt");
  }

  @Test
  void countsTheBytesOfANameNotItsCharacters() {
    assertThat(new Download(URL, "x".repeat(255)).name().orElseThrow()).hasSize(255);
    assertThat(new Download(URL, "ä".repeat(127)).name().orElseThrow()).hasSize(127);
    assertThatThrownBy(() -> new Download(URL, "x".repeat(256))).hasMessageContaining("255 bytes");
    assertThatThrownBy(() -> new Download(URL, "ä".repeat(128))).hasMessageContaining("255 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://h/a",
        "file:///etc/passwd",
        "http:/a",
        "/a",
        "mailto:a@b",
        "http://h:70000/"
      })
  void refusesUrlsItCannotFetch(String url) {
    assertThatThrownBy(() -> new Download(URI.create(url), "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(url);
  }
}
