package dev.bunting.source;

import dev.bunting.Reason;
import dev.bunting.uri.Authority;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads a URL as people write it: what RFC 3986 wants percent-encoded is encoded, what is encoded
 * already stays, and a host in another script becomes its ASCII form (IDNA). It never guesses a
 * scheme.
 */
final class UrlText {
  private static final int IN_USER = 1;
  private static final int IN_PATH = 2;
  private static final int IN_QUERY = 4;

  /** In which parts each ASCII character may stand as it is: a list may have ten million URLs. */
  private static final byte[] PLAIN = plain();

  private static final String NO_SCHEME = "no http:// or https:// at its start";

  private final String text;

  private UrlText(String text) {
    this.text = text;
  }

  /** The URL, absolute and with a host. */
  static URI parse(String text) throws Malformed {
    try {
      var uri = new URI(isEncoded(text) ? text : new UrlText(text).encoded());
      if (Authority.of(uri).isEmpty())
        throw bad(
            "no host, or no good port: " + hostAndPort(String.valueOf(uri.getRawAuthority())));
      return uri;
    } catch (URISyntaxException e) {
      throw bad(e.getReason() + " at character " + (e.getIndex() + 1));
    }
  }

  /** A password is nothing for a line that people see. */
  private static String hostAndPort(String authority) {
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  /** A relative path as a URL's path has it: {@code a b/c%} becomes {@code a%20b/c%25}. */
  static String encodedName(String path) throws Malformed {
    return encode(path.replace("%", "%25"), IN_PATH);
  }

  /** Whether nothing is to be made of it, as of most URLs in lists; no if in doubt. */
  private static boolean isEncoded(String text) {
    var host = text.startsWith("http://") ? 7 : text.startsWith("https://") ? 8 : text.length();
    var path = text.indexOf('/', host);
    var colon = text.indexOf(':', host);
    if (path <= host || colon == host) return false;
    var port = colon < 0 ? path : Math.min(colon, path);
    for (var i = host; i < port; i++) if (!isOfHost(text.charAt(i))) return false;
    for (var i = port + 1; i < path; i++) if (!isDigit(text.charAt(i))) return false;
    for (var i = path; i < text.length(); i++) if (!isPlain(text, i, IN_PATH)) return false;
    return true;
  }

  private String encoded() throws Malformed {
    var host = afterScheme();
    var path = firstOf("/?#", host);
    var fragment = firstOf("#", path);
    var query = Math.min(firstOf("?", path), fragment);
    return text.substring(0, host).toLowerCase(Locale.ROOT)
        + authority(text.substring(host, path))
        + encode(text.substring(path, query), IN_PATH)
        + encodeAfterFirst(text.substring(query, fragment))
        + encodeAfterFirst(text.substring(fragment));
  }

  private int afterScheme() throws Malformed {
    var colon = text.indexOf("://");
    var scheme = colon < 0 ? "" : text.substring(0, colon);
    if (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")) return colon + 3;
    if (isScheme(scheme)) throw bad("only http and https are fetched, not " + scheme);
    throw bad(NO_SCHEME);
  }

  private static boolean isScheme(String text) {
    return !text.isEmpty() && Text.all(text, c -> isAlphanumeric(c) || "+-.".indexOf(c) >= 0);
  }

  private int firstOf(String characters, int from) {
    var index = from;
    while (index < text.length() && characters.indexOf(text.charAt(index)) < 0) index++;
    return index;
  }

  private static String authority(String authority) throws Malformed {
    // Browsers take it for a slash, others for a part of the user: nobody would know whom we ask.
    if (authority.indexOf('\\') >= 0) throw bad("a backslash before the path");
    var at = authority.lastIndexOf('@');
    var user = at < 0 ? "" : encode(authority.substring(0, at), IN_USER) + "@";
    var host = authority.substring(at + 1);
    if (host.startsWith("[")) return user + host;
    var colon = host.lastIndexOf(':');
    return colon < 0
        ? user + host(host)
        : user + host(host.substring(0, colon)) + host.substring(colon);
  }

  private static String host(String host) throws Malformed {
    if (host.isEmpty()) throw bad("no host");
    var ascii = isAscii(host) ? host : toAscii(host);
    // Also what IDNA made of the host: a full-width slash becomes one that would end it.
    if (!Text.all(ascii, UrlText::isOfHost)) throw bad("not a host name: " + Text.shown(host));
    return ascii;
  }

  private static String toAscii(String host) throws Malformed {
    try {
      return IDN.toASCII(host);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw bad("not a host name: " + Text.shown(host));
    }
  }

  private static String encodeAfterFirst(String part) throws Malformed {
    return part.isEmpty() ? "" : part.charAt(0) + encode(part.substring(1), IN_QUERY);
  }

  private static String encode(String part, int where) throws Malformed {
    var index = 0;
    while (index < part.length() && isPlain(part, index, where)) index++;
    if (index == part.length()) return part;
    var encoded = new StringBuilder(part.length() + 16).append(part, 0, index);
    while (index < part.length()) index += encodeOne(part, index, where, encoded);
    return encoded.toString();
  }

  private static int encodeOne(String part, int index, int where, StringBuilder encoded)
      throws Malformed {
    if (isPlain(part, index, where)) {
      encoded.append(part.charAt(index));
      return 1;
    }
    var point = part.codePointAt(index);
    check(point);
    for (var octet : Character.toString(point).getBytes(StandardCharsets.UTF_8))
      encoded.append('%').append(digit(octet >> 4)).append(digit(octet));
    return Character.charCount(point);
  }

  private static void check(int point) throws Malformed {
    if (point == 0) throw bad("a NUL character (a list in UTF-16? it has to be UTF-8)");
    if (Character.isISOControl(point))
      throw bad(String.format("a control character, U+%04X", point));
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
      throw bad("half a character, which has no UTF-8");
  }

  private static char digit(int octet) {
    return Character.toUpperCase(Character.forDigit(octet & 15, 16));
  }

  private static byte[] plain() {
    var plain = new byte[128];
    for (char c = 0; c < 128; c++) if (isAlphanumeric(c)) plain[c] = IN_USER | IN_PATH | IN_QUERY;
    for (var c : "-._~!$&'()*+,;=:".toCharArray()) plain[c] = IN_USER | IN_PATH | IN_QUERY;
    for (var c : "@/".toCharArray()) plain[c] = IN_PATH | IN_QUERY;
    plain['?'] = IN_QUERY;
    return plain;
  }

  private static boolean isPlain(String part, int index, int where) {
    var c = part.charAt(index);
    return (c < 128 && (PLAIN[c] & where) != 0) || (c == '%' && isEscape(part, index));
  }

  private static boolean isEscape(String part, int index) {
    return index + 2 < part.length()
        && Character.digit(part.charAt(index + 1), 16) >= 0
        && Character.digit(part.charAt(index + 2), 16) >= 0
        && part.charAt(index + 1) < 128
        && part.charAt(index + 2) < 128;
  }

  private static boolean isOfHost(int c) {
    return isAlphanumeric(c) || c == '-' || c == '.' || c == '_';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
  }

  private static boolean isAscii(String text) {
    return Text.all(text, c -> c < 128);
  }

  private static Malformed bad(String detail) {
    return new Malformed(Reason.BAD_URL, detail);
  }
}
