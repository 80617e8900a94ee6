package dev.bunting.plan;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes a part of a URL's path (RFC 3986, section 2.1), once. */
final class PercentCode {
  private PercentCode() {}

  /** The text; as it was if what it decodes to is not UTF-8. */
  static String decode(String part) {
    if (part.indexOf('%') < 0) return part;
    try {
      var bytes = ByteBuffer.wrap(bytes(part));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return part;
    }
  }

  private static byte[] bytes(String part) {
    var bytes = new ByteArrayOutputStream(part.length());
    for (var i = 0; i < part.length(); ) {
      var point = part.codePointAt(i);
      if (point == '%') bytes.write(Integer.parseInt(part, i + 1, i + 3, 16));
      else bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
      i += point == '%' ? 3 : Character.charCount(point);
    }
    return bytes.toByteArray();
  }
}
