package dev.bunting.transfer.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @Test
  void readsABodyOfKnownLength() throws Exception {
    var seen = Transcript.of(OK + "Content-Length: 5\r\n\r\nhello");
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.body()).isEqualTo("hello");
    assertThat(seen.complete()).isTrue();
    assertThat(seen.reusable()).isTrue();
  }

  @Test
  void readsAnEmptyBody() throws Exception {
    var seen = Transcript.of(OK + "Content-Length: 0\r\n\r\n");
    assertThat(seen.body()).isEmpty();
    assertThat(seen.complete()).isTrue();
  }

  @Test
  void readsChunksWithExtensionsAndTrailers() throws Exception {
    var seen =
        Transcript.of(
            OK
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "5;a=b;c=\"d\"\r\n"
                + "hello\r\n"
                + "00A \t;x\r\n"
                + " wonderful\r\n"
                + "0;last\r\n"
                + "Sum: 1\r\n"
                + "B: 2\r\n\r\n");
    assertThat(seen.body()).isEqualTo("hello wonderful");
    assertThat(seen.complete()).isTrue();
    assertThat(seen.reusable()).isTrue();
  }

  @Test
  void readsABodyThatEndsWithTheConnection() throws Exception {
    var seen = Transcript.of(OK + "\r\nhello");
    assertThat(seen.body()).isEqualTo("hello");
    assertThat(seen.complete()).as("before the end").isFalse();
    assertThat(seen.completeAtEnd()).isTrue();
    assertThat(seen.reusable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\n",
        "HTTP",
        ""
      })
  void tellsWhenTheConnectionEndedTooEarly(String text) throws Exception {
    assertThat(Transcript.of(text).completeAtEnd()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void someStatusesNeverHaveABody(int status) throws Exception {
    var seen = Transcript.of("HTTP/1.1 " + status + " X\r\nContent-Length: 5\r\n\r\n");
    assertThat(seen.complete()).isTrue();
    assertThat(seen.reusable()).isTrue();
  }

  @Test
  void passesOverInterimResponses() throws Exception {
    var interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
    var seen = Transcript.of(interim + OK + "Content-Length: 2\r\n\r\nhi");
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.body()).isEqualTo("hi");
  }

  @Test
  void leavesBytesAfterTheEndWhereTheyAre() throws Exception {
    var seen = Transcript.of(OK + "Content-Length: 2\r\n\r\nhi and more");
    assertThat(seen.body()).isEqualTo("hi");
    assertThat(seen.leftOver()).isEqualTo(" and more".length());
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 200 OK, Connection: keep-alive, true",
    "HTTP/1.1 200 OK, X: y, true",
    "HTTP/1.1 200 OK, Connection: close, false",
    "HTTP/1.1 200 OK, 'Connection: Upgrade, Close', false",
    "HTTP/1.0 200 OK, X: y, false",
    "HTTP/1.0 200 OK, Connection: Keep-Alive, true"
  })
  void knowsWhetherTheConnectionStays(String statusLine, String field, boolean stays)
      throws Exception {
    var seen = Transcript.of(statusLine + "\r\n" + field + "\r\nContent-Length: 0\r\n\r\n");
    assertThat(seen.reusable()).isEqualTo(stays);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi",
        "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi",
        "HTTP/1.1 200 \r\nContent-Length:2\r\n\r\nhi",
        "HTTP/1.1 200 OK\r\ncontent-LENGTH: \t 2 \t\r\n\r\nhi",
        "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nhi",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi",
        "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\nContent-Length: 2\r\n\r\nhi",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"
      })
  void isLenientWhereTheRulesAllowIt(String text) throws Exception {
    assertThat(Transcript.of(text).body()).isEqualTo("hi");
  }

  static List<String> malformed() {
    return List.of(
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 099 OK\r\n\r\n",
        "HTTP/1.1 600 OK\r\n\r\n",
        "HTTP/1.1  200 OK\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n".repeat(40),
        OK + "Content-Length: -1\r\n\r\n",
        OK + "Content-Length: +1\r\n\r\n",
        OK + "Content-Length: 1x\r\n\r\n",
        OK + "Content-Length: 0x10\r\n\r\n",
        OK + "Content-Length: 1 2\r\n\r\n",
        OK + "Content-Length: \r\n\r\n",
        OK + "Content-Length: ,1\r\n\r\n",
        OK + "Content-Length: 1,\r\n\r\n",
        OK + "Content-Length: 1, 2\r\n\r\n",
        OK + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
        OK + "Content-Length: 9999999999999999999\r\n\r\n",
        OK + "Content-Length: 1\r\n 2\r\n\r\n",
        OK + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        OK + "Transfer-Encoding: gzip, chunked\r\n\r\n",
        OK + "Transfer-Encoding: identity\r\n\r\n",
        OK + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        OK + "Content-Length : 1\r\n\r\n",
        OK + "No colon here\r\n\r\n",
        OK + ": no name\r\n\r\n",
        OK + " folded at once\r\n\r\n",
        OK + "A: b\0c\r\n\r\n",
        OK + "A: b\rc\r\n\r\n",
        OK + "A: " + "x".repeat(70_000),
        OK + "Transfer-Encoding: chunked\r\n\r\n" + "\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\n" + "x\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\n" + "-1\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\n" + "5\nhello",
        OK + "Transfer-Encoding: chunked\r\n\r\n" + "5\r\nhello!",
        OK + "Transfer-Encoding: chunked\r\n\r\n" + "ffffffffffffffff\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\n" + "0".repeat(20_000),
        OK + "Transfer-Encoding: chunked\r\n\r\n" + "1;" + "x".repeat(20_000),
        OK + "Transfer-Encoding: chunked\r\n\r\n" + "0\r\nA: " + "x".repeat(70_000));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void refusesWhatBreaksTheRules(String text) {
    assertThatThrownBy(() -> Transcript.of(text)).isInstanceOf(ProtocolException.class);
  }

  static List<String> wellFormed() {
    return List.of(
        OK + "Content-Length: 5\r\nETag: \"a\"\r\n\r\nhello",
        OK
            + "Transfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n1f\r\n"
            + "z".repeat(31)
            + "\r\n0\r\nT: 1\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nno!",
        "HTTP/1.1 204 No Content\r\n\r\n",
        OK + "Content-Length: 2\r\n\r\nhi and more");
  }

  @ParameterizedTest
  @MethodSource("wellFormed")
  void doesTheSameHoweverTheBytesAreCut(String text) throws Exception {
    var whole = Transcript.of(text);
    for (int cut = 0; cut <= text.length(); cut++)
      assertThat(Transcript.of(text.substring(0, cut), text.substring(cut))).isEqualTo(whole);
    assertThat(Transcript.of(text.split(""))).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void refusesItByteByByteToo(String text) {
    assertThatThrownBy(() -> Transcript.of(text.split(""))).isInstanceOf(ProtocolException.class);
  }

  /**
   * Mutations of valid messages: whatever comes, an event or a refusal follows, never a crash or a
   * loop.
   */
  @ParameterizedTest
  @MethodSource("wellFormed")
  void survivesMutations(String text) {
    var random = new Random(text.hashCode());
    for (int round = 0; round < 5_000; round++) {
      var bytes = text.getBytes(ISO_8859_1);
      for (int i = random.nextInt(4); i >= 0; i--)
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      assertThat(refusedOrRead(new String(bytes, ISO_8859_1))).isTrue();
    }
  }

  private static boolean refusedOrRead(String text) {
    try {
      return Transcript.of(text).body().length() <= text.length();
    } catch (ProtocolException e) {
      return true;
    }
  }

  @Test
  void findsHeaderFieldsWhateverTheirCase() throws Exception {
    var reader = new ResponseReader();
    reader.next(Transcript.bytes(OK + "ETag: \"x\"\r\nVary: a\r\nvary:b \r\n\r\n"));
    assertThat(reader.head().header("etag")).contains("\"x\"");
    assertThat(reader.head().headers("VARY")).containsExactly("a", "b");
    assertThat(reader.head().header("Tag")).isEmpty();
    assertThat(reader.head().reasonPhrase()).isEqualTo("OK");
  }

  @Test
  void readsOneResponseAfterAnother() throws Exception {
    var reader = new ResponseReader();
    var in = Transcript.bytes((OK + "Content-Length: 2\r\n\r\nhi").repeat(2));
    assertThat(Transcript.read(reader, in).body()).isEqualTo("hi");
    reader.begin();
    assertThat(Transcript.read(reader, in).body()).isEqualTo("hi");
  }
}
