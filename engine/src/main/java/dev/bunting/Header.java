package dev.bunting;

import java.io.Serializable;
import java.util.Locale;
import java.util.Set;

/**
 * A header line that requests carry beside those of our own. It counts as a secret: only the origin
 * of a row's own URL gets it, no other that a redirect leads to.
 *
 * @param name a token (RFC 9110, section 5.1) that has no part in the framing of a message, in what
 *     a connection is for, or in which bytes of a file are asked for: those are ours to say
 * @param value printable ISO 8859-1 and tabs, maybe empty
 */
public record Header(String name, String value) implements Serializable {
  private static final Set<String> OURS =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authorization",
          "proxy-authenticate",
          "te",
          "trailer",
          "upgrade",
          "expect",
          "http2-settings",
          "accept-encoding",
          "range",
          "if-range",
          "if-match",
          "if-none-match",
          "if-modified-since",
          "if-unmodified-since");

  /**
   * @throws IllegalArgumentException if the name is no token or not free to be set, or the value
   *     holds a line break or another control character
   */
  public Header {
    if (!isToken(name)) throw new IllegalArgumentException("no name of a header: " + shown(name));
    if (OURS.contains(name.toLowerCase(Locale.ROOT)))
      throw new IllegalArgumentException("the header " + name + " cannot be set");
    if (!isPrintable(value))
      throw new IllegalArgumentException("the value of " + name + " holds a control character");
  }

  /**
   * What {@code Name: value} says.
   *
   * @throws IllegalArgumentException if there is no colon in it, or as the constructor
   */
  public static Header of(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) throw new IllegalArgumentException("no colon after the name of a header");
    return new Header(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  /** Whether this is its name, in any case. */
  public boolean is(String name) {
    return this.name.equalsIgnoreCase(name);
  }

  /** The name alone: the value may be a secret. */
  @Override
  public String toString() {
    return name + ": ***";
  }

  private static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(Header::isTokenChar);
  }

  private static boolean isTokenChar(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  private static boolean isPrintable(String text) {
    return text.chars()
        .allMatch(c -> c == '\t' || (c >= ' ' && c <= 0xff && (c < 0x7f || c > 0x9f)));
  }

  private static String shown(String name) {
    return name.isEmpty() ? "nothing" : name.replaceAll("\\p{Cntrl}", "?");
  }
}
