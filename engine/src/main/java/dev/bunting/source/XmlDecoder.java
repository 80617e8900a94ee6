package dev.bunting.source;

import dev.bunting.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Finds an XML document's encoding (XML 1.0, appendix F) and decodes it. The JDK's parser could,
 * but it writes to the standard error stream when the bytes are wrong.
 */
final class XmlDecoder {
  private static final int SEEN = 1024;
  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

  private XmlDecoder() {}

  /**
   * A reader that fails with a {@link java.nio.charset.CharacterCodingException} at wrong bytes.
   */
  static Reader reader(InputStream in) throws IOException, Malformed {
    var buffered = new BufferedInputStream(in, SEEN);
    buffered.mark(SEEN);
    var start = new String(buffered.readNBytes(SEEN), StandardCharsets.ISO_8859_1);
    buffered.reset();
    // The decoders named UTF-16 read the byte order mark, that of UTF-8 leaves it to us.
    if (start.startsWith("\u00EF\u00BB\u00BF")) buffered.skipNBytes(3);
    return new InputStreamReader(buffered, charset(start).newDecoder());
  }

  private static Charset charset(String start) throws Malformed {
    if (start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE"))
      return StandardCharsets.UTF_16;
    if (start.startsWith("<\0")) return StandardCharsets.UTF_16LE;
    if (start.startsWith("\0<")) return StandardCharsets.UTF_16BE;
    var declared = DECLARED.matcher(start);
    return declared.find() ? charsetOf(declared.group(1)) : StandardCharsets.UTF_8;
  }

  private static Charset charsetOf(String name) throws Malformed {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new Malformed(Reason.BAD_ROW, "XML in an encoding that is not known: " + name);
    }
  }
}
