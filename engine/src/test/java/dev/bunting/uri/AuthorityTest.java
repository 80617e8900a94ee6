package dev.bunting.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {
  @ParameterizedTest
  @CsvSource({
    "http://Example.com/a, example.com, -1",
    "http://example.com:81/a, example.com, 81",
    "http://me:pw@example.com:81/a, example.com, 81",
    "http://[::1]:81/a, [::1], 81",
    "http://my_bucket.example.com/a, my_bucket.example.com, -1",
    "http://me@my_bucket:8080/a, my_bucket, 8080",
    "http://my_bucket:/a, my_bucket, -1"
  })
  void tellsHostAndPort(String uri, String host, int port) {
    assertThat(Authority.of(URI.create(uri))).contains(new Authority(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a",
        "mailto:a@b",
        "http:/a",
        "http://h:70000/",
        "http://my_h:123456/",
        "http://a_b:x/",
        "http://a_b$/"
      })
  void hasNoneForWhatCannotBeConnectedTo(String uri) {
    assertThat(Authority.of(URI.create(uri))).isEmpty();
  }
}
