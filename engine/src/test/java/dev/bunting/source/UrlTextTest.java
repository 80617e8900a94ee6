package dev.bunting.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "http://h http://h",
        "HTTP://h/A http://h/A",
        "http://h/%41%2f http://h/%41%2f",
        "http://h:8080/a http://h:8080/a",
        "http://h:/a http://h:/a",
        "http://h/a|b http://h/a%7Cb",
        "http://h/[1]{2} http://h/%5B1%5D%7B2%7D",
        "http://h/a\\b http://h/a%5Cb",
        "http://h/100% http://h/100%25",
        "http://h/%zz%4 http://h/%25zz%254",
        "http://h/ä/€ http://h/%C3%A4/%E2%82%AC",
        "http://h/\uD83D\uDE00 http://h/%F0%9F%98%80",
        "http://h/?q=ä&b=[1]^ http://h/?q=%C3%A4&b=%5B1%5D%5E",
        "http://h?a=b/c?d http://h?a=b/c?d",
        "http://h/a#b#c http://h/a#b%23c",
        "http://h/a?b#c?d http://h/a?b#c?d",
        "http://h/'()*!$&,;=:@~ http://h/'()*!$&,;=:@~",
        "http://user:p%40ss@h/ http://user:p%40ss@h/",
        "http://user:p@ss@h/ http://user:p%40ss@h/",
        "http://my_host:80/a http://my_host:80/a",
        "http://[::1]:80/a http://[::1]:80/a",
        "http://127.0.0.1/ http://127.0.0.1/",
        "http://bücher.example/ http://xn--bcher-kva.example/",
        "http://例え.テスト:8080/ http://xn--r8jz45g.xn--zckzah:8080/",
        "http://h/a\u00A0b http://h/a%C2%A0b",
      })
  void readsUrlsAsPeopleWriteThem(String written, String read) throws Malformed {
    assertThat(UrlText.parse(written)).hasToString(read);
  }

  @Test
  void encodesSpaces() throws Malformed {
    assertThat(UrlText.parse("http://h/a b?c d")).hasToString("http://h/a%20b?c%20d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com/a no http:// or https:// at its start",
        "//h/a no http:// or https:// at its start",
        "/a no http:// or https:// at its start",
        "http:/h/a no http:// or https:// at its start",
        "mailto:a@b no http:// or https:// at its start",
        "ftp://h/a only http and https are fetched, not ftp",
        "file:///etc/passwd only http and https are fetched, not file",
        "http:// no host",
        "http:///a no host",
        "http://:80/ no host",
        "http://user@/ no host",
        "http://a\\@b/ a backslash before the path",
        "http://a%62/ not a host name: a%62",
        "http://h:70000/ no host, or no good port: h:70000",
        "http://h:x/ no host, or no good port: h:x",
        "http://me:pw@h:x/ no host, or no good port: h:x",
        "http://a／b/ not a host name: a／b",
        "http://[::1/ Expected closing bracket for IPv6 address at character 12",
        "http://[x]/ Malformed IPv6 address at character 9",
      })
  void refusesWhatItCannotAsk(String url) {
    var blank = url.indexOf(' ');
    assertThatThrownBy(() -> UrlText.parse(url.substring(0, blank)))
        .isInstanceOf(Malformed.class)
        .hasMessage(url.substring(blank + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://h/\uD83D", "http://h/\uDE00a", "http://h/\u0085", "http://h/\u007F"})
  void refusesWhatHasNoPlaceInText(String url) {
    assertThatThrownBy(() -> UrlText.parse(url)).isInstanceOf(Malformed.class);
  }
}
