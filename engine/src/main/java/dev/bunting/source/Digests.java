package dev.bunting.source;

import dev.bunting.Reason;
import dev.bunting.Row;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/**
 * Reads what {@code sha256sum}, {@code sha512sum}, {@code sha1sum} and {@code md5sum} print, with
 * their option {@code --tag} or without: the number of digits tells the algorithm. Each name is
 * below the base URL, and is the output name too, so that the tool can check the destination.
 */
final class Digests implements RowReader {
  private static final int LIMIT = 64 << 10;

  private final LineReader lines;
  private final String list;
  private final String base;

  Digests(InputStream in, String list, URI base) {
    this.lines = new LineReader(in, LIMIT);
    this.list = list;
    this.base = base.toString() + (base.getRawPath().endsWith("/") ? "" : "/");
  }

  @Override
  public Optional<Row> next() throws IOException {
    var line = lines.next();
    while (line.isPresent() && isNoRow(line.get())) line = lines.next();
    return line.map(this::row);
  }

  private static boolean isNoRow(Line line) {
    return line.trimmed().startsWith("#") || line.isEmpty();
  }

  private Row row(Line line) {
    var where = list + ":" + line.number();
    try {
      line.check();
      return draft(line.trimmed()).row(where);
    } catch (Malformed e) {
      return Draft.bad(line.trimmed(), where, e);
    }
  }

  private Draft draft(String line) throws Malformed {
    // A backslash in front tells that there is one in the name, which is none of ours then.
    var text = line.startsWith("\\") ? line.substring(1) : line;
    var space = text.indexOf(' ');
    if (space > 0 && text.startsWith(" (", space)) return tagged(text, space);
    if (space < 0) throw bad("not a digest and a name");
    return draft(
        algorithm(space), text.substring(0, space), text.substring(nameAfter(text, space)));
  }

  /** A second character tells how the file was read: a space for text, a star for binary. */
  private static int nameAfter(String text, int space) {
    return text.startsWith("  ", space) || text.startsWith(" *", space) ? space + 2 : space + 1;
  }

  /** {@code SHA256 (name) = digest}. */
  private Draft tagged(String text, int space) throws Malformed {
    var close = text.lastIndexOf(") = ");
    if (close < space + 2) throw bad("not ALGORITHM (name) = digest");
    return draft(
        text.substring(0, space), text.substring(close + 4), text.substring(space + 2, close));
  }

  private Draft draft(String algorithm, String digest, String name) throws Malformed {
    var file = name.startsWith("./") ? name.substring(2) : name;
    if (file.isEmpty()) throw new Malformed(Reason.BAD_NAME, "no name");
    return new Draft(base + UrlText.encodedName(file), file, algorithm + ":" + digest);
  }

  private static String algorithm(int digits) throws Malformed {
    return switch (digits) {
      case 64 -> "sha-256";
      case 128 -> "sha-512";
      case 40 -> "sha-1";
      case 32 -> "md5";
      default -> throw bad("a digest has 32, 40, 64 or 128 digits, not " + digits);
    };
  }

  private static Malformed bad(String detail) {
    return new Malformed(Reason.BAD_ROW, detail);
  }
}
