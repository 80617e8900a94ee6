package dev.bunting.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Breaks valid lists in ways that can be repeated: the same seed breaks them the same way. */
final class Mutator {
  private static final List<String> PIECES =
      List.of(
          "\n",
          "\r\n",
          "\t",
          " ",
          "\"",
          ",",
          "\\",
          "\0",
          "#",
          "<",
          ">",
          "&",
          "&x;",
          "<!DOCTYPE a>",
          "]]>",
          "<![CDATA[",
          "{",
          "}",
          "[",
          "]",
          "..",
          "/",
          "%",
          "%2f",
          "\uFEFF",
          "\uFFFD",
          "\u202E",
          "\uD83D\uDE00",
          "http://",
          "  out=",
          "  checksum=",
          "-9",
          "99999999999999999999",
          "\u0000",
          "=",
          ":");

  private final Random random;

  Mutator(long seed) {
    random = new Random(seed);
  }

  byte[] mutate(byte[] valid) {
    var bytes = valid;
    for (var n = random.nextInt(4); n >= 0; n--) bytes = once(bytes);
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    var from = random.nextInt(bytes.length + 1);
    var to = Math.min(bytes.length, from + random.nextInt(20));
    return switch (random.nextInt(6)) {
      case 0 -> join(bytes, 0, from, randomBytes(1), Math.min(bytes.length, from + 1));
      case 1 -> join(bytes, 0, from, new byte[0], to);
      case 2 -> join(bytes, 0, to, new byte[0], from);
      case 3 -> join(bytes, 0, from, new byte[0], bytes.length);
      case 4 -> join(bytes, 0, from, piece().repeat(many()).getBytes(StandardCharsets.UTF_8), from);
      default -> join(bytes, 0, from, piece().getBytes(StandardCharsets.UTF_8), to);
    };
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private int many() {
    return random.nextInt(50) == 0 ? 70_000 : 1 + random.nextInt(3);
  }

  private byte[] randomBytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] join(byte[] bytes, int start, int end, byte[] middle, int rest) {
    var joined = new ByteArrayOutputStream();
    joined.write(bytes, start, end - start);
    joined.writeBytes(middle);
    joined.write(bytes, rest, bytes.length - rest);
    return joined.toByteArray();
  }
}
