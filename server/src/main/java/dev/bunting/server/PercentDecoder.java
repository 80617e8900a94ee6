package dev.bunting.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes paths by RFC 3986, section 2.1, as UTF-8. */
final class PercentDecoder {
  private PercentDecoder() {}

  /** The path, or nothing when a percent sign or a byte sequence is malformed. */
  static Optional<String> decode(String path) {
    var bytes = new ByteArrayOutputStream();
    var sent = path.getBytes(ISO_8859_1);
    for (int i = 0; i < sent.length; i++) {
      if (sent[i] != '%') {
        bytes.write(sent[i]);
      } else {
        int value = i + 2 < sent.length ? hex(sent[i + 1]) * 16 + hex(sent[i + 2]) : -1;
        if (value < 0) return Optional.empty();
        bytes.write(value);
        i += 2;
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static int hex(byte digit) {
    int value = Character.digit(digit, 16);
    // So far below zero that no second digit brings the sum back.
    return value < 0 ? -1000 : value;
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return Optional.of(decoder.decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
