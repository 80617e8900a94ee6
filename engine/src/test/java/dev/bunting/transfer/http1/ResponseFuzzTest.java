package dev.bunting.transfer.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Responses that a server broke, cut anywhere by the network: the same comes of the bytes wherever
 * they were cut, and never anything but a response or a {@link ProtocolException}.
 */
class ResponseFuzzTest {
  private static final int ROUNDS = 5_000;
  private static final List<String> PIECES =
      List.of(
          "\r\n",
          "\n",
          "\r",
          " ",
          "\t",
          ":",
          ";",
          ",",
          "\0",
          "\u00ff",
          "0\r\n\r\n",
          "ffffffffffffffff",
          "-1",
          "99999999999999999999",
          "HTTP/1.1 ",
          "HTTP/2",
          "100",
          "204",
          "Content-Length: 3\r\n",
          "Transfer-Encoding: chunked\r\n",
          "Transfer-Encoding: gzip, chunked\r\n",
          "Connection: close\r\n",
          " folded\r\n");

  @ParameterizedTest
  @ValueSource(
      strings = {"length", "chunked", "close", "interim", "partial", "nothing", "redirect", "two"})
  void comesToTheSameWhereverItIsCut(String name) throws IOException {
    var valid = corpus(name);
    var random = new Random(name.hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      var text = round == 0 ? valid : mutated(valid, random);
      var whole = read(text);
      assertThat(read(cut(text, random))).as(text).isEqualTo(whole);
      if (round % 50 == 0) assertThat(read(text.split(""))).as(text).isEqualTo(whole);
    }
  }

  private static Object read(String... pieces) {
    try {
      return Transcript.of(pieces);
    } catch (ProtocolException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String mutated(String valid, Random random) {
    var text = new StringBuilder(valid);
    for (int i = random.nextInt(3); i >= 0; i--) mutate(text, random);
    return text.toString();
  }

  private static void mutate(StringBuilder text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(20));
    switch (random.nextInt(5)) {
      case 0 -> text.delete(from, to);
      case 1 -> text.insert(from, text.substring(from, to));
      case 2 -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
      case 3 -> text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
      default -> text.insert(from, (char) random.nextInt(256));
    }
  }

  private static String[] cut(String text, Random random) {
    var pieces = new ArrayList<String>();
    int start = 0;
    while (start < text.length()) {
      int end = Math.min(text.length(), start + 1 + random.nextInt(1 + random.nextInt(60)));
      pieces.add(text.substring(start, end));
      start = end;
    }
    return pieces.toArray(String[]::new);
  }

  private static String corpus(String name) throws IOException {
    try (var in = ResponseFuzzTest.class.getResourceAsStream("corpus/" + name + ".http")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), ISO_8859_1);
    }
  }
}
