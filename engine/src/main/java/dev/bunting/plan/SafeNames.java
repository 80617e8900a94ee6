package dev.bunting.plan;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Makes names that every common file system takes, and takes in the same way. */
final class SafeNames {
  private static final int MAX_BYTES = 255;
  private static final int MAX_PATH_BYTES = 2048;
  private static final int MAX_EXTENSION = 32;
  private static final String FORBIDDEN = "<>:\"/\\|?*";
  private static final String OUR_OWN = ".bunting";
  // What Windows calls a name of ours in its old, short form: BUNTIN~1.
  private static final String OUR_OWN_SHORT = "buntin~";
  private static final Set<String> DEVICES =
      Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$");
  private static final Set<String> NUMBERED_DEVICES = Set.of("COM", "LPT");
  private static final String DEVICE_NUMBERS = "0123456789\u00B9\u00B2\u00B3";

  private SafeNames() {}

  /**
   * A path, made safe part by part.
   *
   * @throws IllegalArgumentException if it is too long for common systems
   */
  static String path(String path) {
    if (path.indexOf('/') < 0) return portable(path);
    var safe = new StringBuilder();
    for (var part : path.split("/", -1))
      safe.append(safe.isEmpty() ? "" : "/").append(portable(part));
    if (bytes(safe.toString()) > MAX_PATH_BYTES)
      throw new IllegalArgumentException("a path of over " + MAX_PATH_BYTES + " bytes");
    return safe.toString();
  }

  /** One part of a path: never empty, never dots alone, no separator, 255 bytes at most. */
  static String portable(String part) {
    var name = withoutTrailingDots(replaceForbidden(part));
    if (name.isEmpty()) return "_";
    if (isOurs(name) || isDevice(name)) name = "_" + name;
    return shortened(name, "");
  }

  /** The name with a number before its extension: {@code a-2.txt}. */
  static String numbered(String name, long number) {
    return shortened(name, "-" + number);
  }

  /** The name with a number at its end: a folder has no extension. */
  static String numberedFolder(String name, long number) {
    var suffix = "-" + number;
    return cut(name, MAX_BYTES - suffix.length()) + suffix;
  }

  /** What follows the last dot, or {@code tar.gz} and its like; empty if there is nothing. */
  static String extension(String name) {
    var dot = extensionAt(name);
    return dot == name.length() ? "" : name.substring(dot + 1);
  }

  private static String replaceForbidden(String part) {
    if (isPlain(part)) return part;
    var name = new StringBuilder(part.length());
    part.codePoints().forEach(c -> name.appendCodePoint(isForbidden(c) ? '_' : c));
    return name.toString();
  }

  /** Whether nothing is forbidden in it for certain, as in most names. */
  private static boolean isPlain(String part) {
    for (var i = 0; i < part.length(); i++) {
      var c = part.charAt(i);
      if (c < ' ' || c > '~' || FORBIDDEN.indexOf(c) >= 0) return false;
    }
    return true;
  }

  private static boolean isForbidden(int c) {
    return Character.isISOControl(c)
        || FORBIDDEN.indexOf(c) >= 0
        // Half a character cannot be written, and these turn the text around them: gpj.exe.
        || isBetween(c, Character.MIN_SURROGATE, Character.MAX_SURROGATE)
        || isBetween(c, 0x2028, 0x202E)
        || isBetween(c, 0x2066, 0x2069);
  }

  private static boolean isBetween(int c, int first, int last) {
    return c >= first && c <= last;
  }

  private static String withoutTrailingDots(String name) {
    var end = name.length();
    while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) end--;
    return name.substring(0, end);
  }

  /** Whether the ledger or a temporary file could have the name. */
  private static boolean isOurs(String name) {
    var first = name.charAt(0);
    if (first != '.' && first != 'b' && first != 'B') return false;
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith(OUR_OWN) || lower.startsWith(OUR_OWN_SHORT);
  }

  /** Windows takes these for devices, with any extension, in any folder. */
  private static boolean isDevice(String name) {
    var dot = name.indexOf('.');
    if (!isDeviceLetter(name.charAt(0))) return false;
    var stem =
        withoutTrailingDots(dot < 0 ? name : name.substring(0, dot)).toUpperCase(Locale.ROOT);
    return DEVICES.contains(stem) || isNumberedDevice(stem);
  }

  private static boolean isDeviceLetter(char c) {
    return "CPANLcpanl".indexOf(c) >= 0;
  }

  private static boolean isNumberedDevice(String stem) {
    return stem.length() == 4
        && DEVICE_NUMBERS.indexOf(stem.charAt(3)) >= 0
        && NUMBERED_DEVICES.contains(stem.substring(0, 3));
  }

  /** The stem, cut where it has to be, then the suffix, then the extension. */
  private static String shortened(String name, String suffix) {
    if (name.length() * 3 <= MAX_BYTES && suffix.isEmpty()) return name;
    var dot = extensionAt(name);
    var extension = name.substring(dot);
    var room = MAX_BYTES - bytes(suffix) - bytes(extension);
    var stem = cut(name.substring(0, dot), room);
    return withoutTrailingDots(stem + suffix + extension);
  }

  private static int extensionAt(String name) {
    var dot = name.lastIndexOf('.');
    var tar = dot - ".tar".length();
    if (tar > 0 && name.regionMatches(true, tar, ".tar", 0, ".tar".length())) dot = tar;
    var slash = name.lastIndexOf('/');
    return dot <= slash + 1 || name.length() - dot > MAX_EXTENSION ? name.length() : dot;
  }

  /** The text's beginning of so many bytes in UTF-8, or less, but no half character. */
  private static String cut(String text, int most) {
    if (text.length() * 3 <= most) return text;
    var bytes = 0;
    for (var i = 0; i < text.length(); ) {
      var point = text.codePointAt(i);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (bytes > most) return text.substring(0, i);
      i += Character.charCount(point);
    }
    return text;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
