package dev.bunting.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  private static final Selection WHOLE = new Selection.Whole();
  private static final Reply FILE =
      Reply.file("0123456789".getBytes(US_ASCII), "\"v1\"")
          .header("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");

  private static RecordedRequest request(String method, String... headers) {
    var lines = new ArrayList<Header>();
    for (int i = 0; i < headers.length; i += 2) lines.add(new Header(headers[i], headers[i + 1]));
    return new RecordedRequest(1, 1, method, "/", "HTTP/1.1", lines);
  }

  private static Selection select(String... headers) {
    return Selection.of(request("GET", headers), FILE.head(), 10);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=3-, 3, 7",
    "bytes=3-99999999999999999999, 3, 7",
    "bytes=-4, 6, 4",
    "bytes=-40, 0, 10",
    "bytes=9-9, 9, 1"
  })
  void selectsASingleRange(String range, long start, long size) {
    assertThat(select("Range", range)).isEqualTo(new Selection.Part(start, size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999-"})
  void refusesARangeBehindTheEnd(String range) {
    assertThat(select("Range", range)).isEqualTo(new Selection.Unsatisfiable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes=5-3", "bytes=0-1,3-4", "bytes=a-b", "lines=1-2", "bytes=-", "bytes"})
  void ignoresARangeItDoesNotUnderstand(String range) {
    assertThat(select("Range", range)).isEqualTo(WHOLE);
  }

  @Test
  void ignoresTheRangeOfAHeadRequest() {
    var head = request("HEAD", "Range", "bytes=0-1");
    assertThat(Selection.of(head, FILE.head(), 10)).isEqualTo(WHOLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v1\"", "Thu, 01 Jan 2026 00:00:00 GMT"})
  void servesTheRangeOfTheSameFile(String validator) {
    assertThat(select("Range", "bytes=1-", "If-Range", validator))
        .isEqualTo(new Selection.Part(1, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v2\"", "W/\"v1\"", "Thu, 01 Jan 2026 00:00:01 GMT"})
  void servesAnotherFileWhole(String validator) {
    assertThat(select("Range", "bytes=1-", "If-Range", validator)).isEqualTo(WHOLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v1\"", "W/\"v1\"", "\"v0\", \"v1\"", "*"})
  void knowsWhatTheClientHas(String tags) {
    assertThat(select("If-None-Match", tags, "Range", "bytes=0-1"))
        .isEqualTo(new Selection.NotModified());
  }

  @Test
  void sendsWhatTheClientHasNot() {
    assertThat(select("If-None-Match", "\"v2\"")).isEqualTo(WHOLE);
  }

  @Test
  void turnsIntoTheReplyOnce() throws Exception {
    var request = request("GET", "Range", "bytes=2-4");
    var part = FILE.selectedFor(request);
    assertThat(part.head().status()).isEqualTo(206);
    assertThat(part.head().header("Content-Range")).contains("bytes 2-4/10");
    assertThat(part.body().toByteArray()).asString().isEqualTo("234");
    assertThat(part.selectedFor(request)).isSameAs(part);
  }

  @Test
  void saysHowLongTheFileIsWhenNoRangeFits() {
    var reply = FILE.selectedFor(request("GET", "Range", "bytes=10-"));
    assertThat(reply.head().status()).isEqualTo(416);
    assertThat(reply.head().header("Content-Range")).contains("bytes */10");
    assertThat(reply.body().size()).isZero();
  }
}
