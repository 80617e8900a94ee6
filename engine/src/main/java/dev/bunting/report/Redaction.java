package dev.bunting.report;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes secrets out of URLs that people and files are shown: passwords in front of the host, and
 * the values of parameters whose names say that they are secret. Works on any text, since a row may
 * hold anything.
 */
public final class Redaction {
  private static final String HIDDEN = "***";

  /** A parameter is secret if its name holds one of these; case and {@code -_.} aside. */
  private static final Set<String> PARTS =
      Set.of(
          "token",
          "secret",
          "password",
          "passwd",
          "passphrase",
          "signature",
          "apikey",
          "accesskey",
          "credential",
          "authorization",
          "session",
          "jwt");

  /** Or if it is one of these: too short to look for inside of others. */
  private static final Set<String> NAMES =
      Set.of("key", "sig", "auth", "oauth", "pwd", "pass", "pin", "sid", "sas", "hmac", "policy");

  private Redaction() {}

  /**
   * The URL with every secret that can be told as such replaced by {@code ***}. Secrets in a path
   * look like any other path and stay.
   */
  public static String url(String url) {
    return parameters(userInfo(url));
  }

  /** A line for people, with the secrets of each word hidden that may be a part of a URL. */
  public static String text(String line) {
    if (line.indexOf('@') < 0 && line.indexOf('=') < 0) return line;
    return Stream.of(line.split(" ", -1)).map(Redaction::url).collect(Collectors.joining(" "));
  }

  private static String userInfo(String url) {
    int at = url.lastIndexOf('@');
    if (at < 0) return url;
    int scheme = url.indexOf("//");
    int start = scheme < 0 ? 0 : scheme + 2;
    int end = endOfAuthority(url, start);
    if (at > end && isHostAndPort(url.substring(start, end))) return url;
    // A password with a slash in it makes no valid URL, and yet it is a password: so in a text that
    // is no URL whatever is before the last @ is taken for one.
    int last = at > end ? at : url.lastIndexOf('@', end);
    if (last < start) return url;
    return url.substring(0, start) + hidden(url.substring(start, last)) + url.substring(last);
  }

  private static int endOfAuthority(String url, int start) {
    int end = start;
    while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) end++;
    return end;
  }

  /** Whether what stands before the path is no more than that: no user, no odd port. */
  private static boolean isHostAndPort(String authority) {
    if (authority.indexOf('@') >= 0) return true; // the user information is in here, and done with
    int colon = authority.lastIndexOf(':');
    if (colon < 0 || authority.endsWith("]")) return true;
    return authority.chars().skip(colon + 1).allMatch(c -> c >= '0' && c <= '9');
  }

  private static String hidden(String userInfo) {
    int colon = userInfo.indexOf(':');
    // Without a colon it may be a user's name or a token: nobody can tell.
    return colon < 0 ? HIDDEN : userInfo.substring(0, colon + 1) + HIDDEN;
  }

  private static String parameters(String url) {
    int first = firstOf(url, "?#", 0);
    if (first == url.length()) return url;
    var shown = new StringBuilder(url.length()).append(url, 0, first);
    for (int from = first; from < url.length(); ) {
      int to = firstOf(url, "&;?#", from + 1);
      shown.append(url.charAt(from));
      parameter(url.substring(from + 1, to), shown);
      from = to;
    }
    return shown.toString();
  }

  private static void parameter(String parameter, StringBuilder shown) {
    int equals = parameter.indexOf('=');
    if (equals < 0 || !isSecret(parameter.substring(0, equals))) shown.append(parameter);
    else shown.append(parameter, 0, equals + 1).append(HIDDEN);
  }

  private static boolean isSecret(String name) {
    var plain = plain(name);
    return NAMES.contains(plain)
        || plain.endsWith("key")
        || PARTS.stream().anyMatch(plain::contains);
  }

  /** The name in lower case with letters and digits only, as it reads once percent-decoded. */
  private static String plain(String name) {
    var plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '%' && i + 2 < name.length()) {
        c = decoded(name, i);
        i += 2;
      }
      if (Character.isLetterOrDigit(c)) plain.append(c);
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  private static char decoded(String name, int percent) {
    int high = Character.digit(name.charAt(percent + 1), 16);
    int low = Character.digit(name.charAt(percent + 2), 16);
    return high < 0 || low < 0 ? '%' : (char) (high << 4 | low);
  }

  private static int firstOf(String text, String characters, int from) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) at++;
    return at;
  }
}
