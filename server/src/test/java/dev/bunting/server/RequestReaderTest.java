package dev.bunting.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

  /** A stream that gives so many bytes at a time, as a network may. */
  private static InputStream stream(String text, int atOnce) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1)) {
      @Override
      public int read(byte[] bytes, int offset, int length) {
        return super.read(bytes, offset, Math.min(length, atOnce));
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 1000, 100_000})
  void cutsHeadsOutOfAnyPieces(int atOnce) throws IOException {
    var longHead = "long\r\n" + "x".repeat(5000);
    var reader =
        new RequestReader(stream("one\r\n\r\n" + longHead + "\r\n\r\nbodythree\r\n\r\n", atOnce));
    assertThat(reader.nextHead()).contains("one");
    assertThat(reader.nextHead()).contains(longHead);
    reader.skip(4);
    assertThat(reader.nextHead()).contains("three");
    assertThat(reader.nextHead()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000})
  void noticesAnEndWithinAHead(int atOnce) {
    var reader = new RequestReader(stream("GET / HTTP/1.1\r\n", atOnce));
    assertThatExceptionOfType(EOFException.class).isThrownBy(reader::nextHead);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000})
  void readsNoMoreThanTheLongestHead(int atOnce) {
    var reader = new RequestReader(stream("x".repeat(2 * RequestReader.MAX_HEAD), atOnce));
    assertThatExceptionOfType(BadRequest.class).isThrownBy(reader::nextHead);
  }
}
