package dev.bunting.ledger;

import java.nio.file.Path;

/** Where this user's programs keep what can be made again. */
final class UserCache {
  private UserCache() {}

  /**
   * Bunting's directory there: below {@code XDG_CACHE_HOME} (XDG Base Directory Specification),
   * {@code LOCALAPPDATA}, {@code ~/Library/Caches} or {@code ~/.cache}.
   */
  static Path directory() {
    return root().resolve("bunting");
  }

  private static Path root() {
    var home = Path.of(System.getProperty("user.home"));
    var system = System.getProperty("os.name");
    if (system.startsWith("Windows"))
      return fromEnvironment("LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
    if (system.startsWith("Mac")) return home.resolve("Library").resolve("Caches");
    return fromEnvironment("XDG_CACHE_HOME", home.resolve(".cache"));
  }

  private static Path fromEnvironment(String variable, Path otherwise) {
    var value = System.getenv(variable);
    // The specification says that a relative path there is to be ignored.
    return value != null && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
  }
}
