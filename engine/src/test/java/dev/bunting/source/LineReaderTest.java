package dev.bunting.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

  @Test
  void countsLinesFromOne() throws IOException {
    var lines = lines(stream("a\n\nb"), 10);
    assertThat(lines)
        .containsExactly(new Line(1, "a", ""), new Line(2, "", ""), new Line(3, "b", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456789", "0123456789\n", "0123456789\r\n"})
  void takesALineOfJustTheLimit(String list) throws IOException {
    assertThat(lines(stream(list), 10)).containsExactly(new Line(1, "0123456789", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456789+", "0123456789+\n", "0123456789+\r\n", "0123456789\r\r\n"})
  void refusesALineOfOneByteMore(String list) throws IOException {
    assertThat(lines(stream(list), 10))
        .singleElement()
        .matches(line -> line.problem().equals("a line of over 10 bytes"));
  }

  @Test
  void readsTheSameHoweverTheBytesCome() throws IOException {
    var list = "\uFEFFeins\r\nzw\u00F6lf\n\n" + "x".repeat(50) + "\ndrei";
    assertThat(lines(oneByOne(stream(list)), 20)).isEqualTo(lines(stream(list), 20));
  }

  @Test
  void doesNotReadOnAfterTheEnd() throws IOException {
    var terminal = new TwoEnds();
    var reader = new LineReader(terminal, 10);
    assertThat(reader.next()).isPresent();
    assertThat(reader.next()).isEmpty();
    assertThat(reader.next()).isEmpty();
  }

  private static List<Line> lines(InputStream in, int limit) throws IOException {
    var reader = new LineReader(in, limit);
    var lines = new ArrayList<Line>();
    for (var line = reader.next(); line.isPresent(); line = reader.next()) lines.add(line.get());
    return lines;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream oneByOne(InputStream in) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return in.read();
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        return in.read(bytes, from, Math.min(1, length));
      }
    };
  }

  /** As a terminal: after its end of file there may be more. */
  private static final class TwoEnds extends InputStream {
    private int reads;

    @Override
    public int read() {
      return reads++ % 2 == 0 ? 'a' : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      bytes[from] = 'a';
      return reads++ % 2 == 0 ? 1 : -1;
    }
  }
}
