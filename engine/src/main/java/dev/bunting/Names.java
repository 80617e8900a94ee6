package dev.bunting;

import java.nio.charset.StandardCharsets;

/** What a file name must be like so that nothing is ever written outside the destination. */
final class Names {
  private static final int MAX_BYTES = 255;

  private Names() {}

  /** Checks a path below the destination, folder by folder. */
  static void check(String path) {
    // A limit of -1, so that an empty part at the end is seen too.
    for (var name : path.split("/", -1)) checkPart(name, path);
  }

  private static void checkPart(String name, String path) {
    if (name.isEmpty() || name.equals(".") || name.equals(".."))
      throw new IllegalArgumentException("not a file name: '" + path + "'");
    if (hasForbidden(name))
      throw new IllegalArgumentException(
          "a backslash or control character in the file name: " + name);
    if (name.length() * 3 > MAX_BYTES && name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES)
      throw new IllegalArgumentException("a file name of over 255 bytes: " + name);
  }

  private static boolean hasForbidden(String name) {
    for (int i = 0; i < name.length(); i++) {
      var c = name.charAt(i);
      if (c == '\\' || Character.isISOControl(c)) return true;
    }
    return false;
  }
}
