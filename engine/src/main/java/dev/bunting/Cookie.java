package dev.bunting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A cookie that is there before the job begins.
 *
 * @param domain the host in lower case, without a dot in front
 * @param subdomains whether the hosts below the domain get it too
 * @param path which paths get it (RFC 6265, section 5.1.4)
 * @param secure whether it goes over https only
 * @param expires when it ends
 * @param name without control characters, blanks, {@code ;} and {@code =}
 * @param value without control characters and {@code ;}
 */
public record Cookie(
    String domain,
    boolean subdomains,
    String path,
    boolean secure,
    Instant expires,
    String name,
    String value)
    implements Serializable {

  /**
   * @throws IllegalArgumentException if the name or the value could break the header
   */
  public Cookie {
    if (name.chars().anyMatch(c -> c <= ' ' || c == ';' || c == '=' || c == 0x7f || c > 0xff))
      throw new IllegalArgumentException("no name of a cookie");
    if (value.chars().anyMatch(c -> c < ' ' || c == ';' || c == 0x7f || c > 0xff))
      throw new IllegalArgumentException("no value of a cookie");
  }

  /**
   * Reads a file in the format that Netscape's browser had and curl, wget and yt-dlp read and
   * write: seven fields a line between tabs.
   *
   * @throws IOException if it cannot be read, or a line is not so; the message says which, and
   *     holds no secret
   */
  public static List<Cookie> read(Path file) throws IOException {
    var cookies = new ArrayList<Cookie>();
    int number = 0;
    // Whatever bytes a cookie has, they go out as they came in.
    for (var line : Files.readAllLines(file, ISO_8859_1)) {
      number++;
      if (isCookie(line)) cookies.add(parse(line, number));
    }
    return List.copyOf(cookies);
  }

  private static boolean isCookie(String line) {
    return !line.isBlank() && (!line.startsWith("#") || line.startsWith(HTTP_ONLY));
  }

  private static final String HTTP_ONLY = "#HttpOnly_";

  private static Cookie parse(String line, int number) throws IOException {
    var text = line.startsWith(HTTP_ONLY) ? line.substring(HTTP_ONLY.length()) : line;
    var fields = text.split("\t", -1);
    // A tool that trims lines leaves six fields where the value is empty.
    if (fields.length != 7 && fields.length != 6)
      throw new IOException("line " + number + " has not seven fields between tabs");
    try {
      return new Cookie(
          domain(fields[0]),
          isTrue(fields[1]),
          fields[2],
          isTrue(fields[3]),
          expires(fields[4]),
          fields[5],
          fields.length == 7 ? fields[6] : "");
    } catch (IllegalArgumentException e) {
      throw new IOException("line " + number + ": " + e.getMessage(), e);
    }
  }

  private static String domain(String text) {
    var domain = (text.startsWith(".") ? text.substring(1) : text).toLowerCase(Locale.ROOT);
    if (domain.isEmpty()) throw new IllegalArgumentException("no domain");
    return domain;
  }

  private static boolean isTrue(String text) {
    if (text.equalsIgnoreCase("TRUE")) return true;
    if (text.equalsIgnoreCase("FALSE")) return false;
    throw new IllegalArgumentException("neither TRUE nor FALSE");
  }

  /** Seconds since 1970; 0, or nothing, for a cookie that ends with the browser's session. */
  private static Instant expires(String text) {
    try {
      var seconds = text.isEmpty() ? 0 : Math.max(0, (long) Double.parseDouble(text));
      var most = Instant.MAX.getEpochSecond();
      return seconds == 0 ? Instant.MAX : Instant.ofEpochSecond(Math.min(seconds, most));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("no time of expiry", e);
    }
  }

  /** All but the value. */
  @Override
  public String toString() {
    return name + "=*** for " + domain + path;
  }
}
