package dev.bunting.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/**
 * Loads SQLite's native library from a copy that is made once per version in the user's cache. The
 * driver by itself makes a copy in the system's temporary directory for every process, and a
 * process that is killed leaves it there.
 *
 * <p>The cache is the user's and not the destination's: code is loaded from it, and what lies in a
 * destination may have come from anywhere.
 */
final class NativeLibrary {
  private static final String PATH = "org.sqlite.lib.path";
  private static final String TEMPORARY = "org.sqlite.tmpdir";
  private static final String RESOURCES = "/org/sqlite/native/";

  private NativeLibrary() {}

  /**
   * Loads the library, if that has not happened yet. Settings that the program made for the driver
   * itself are left alone.
   *
   * @param fallback a directory for a copy that lives as long as the process, in case there is no
   *     cache that only this user can write
   */
  static synchronized void load(Path fallback) throws IOException {
    var ours = System.getProperty(PATH) == null && System.getProperty(TEMPORARY) == null;
    if (ours) prepare(fallback);
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      // The method declares Exception, for whatever keeps a library from loading.
      throw new IOException("cannot load SQLite's native library: " + e.getMessage(), e);
    } finally {
      if (ours) forget();
    }
  }

  private static void prepare(Path fallback) {
    System.setProperty(TEMPORARY, fallback.toString());
    cached().ifPresent(directory -> System.setProperty(PATH, directory.toString()));
  }

  private static void forget() {
    System.clearProperty(PATH);
    System.clearProperty(TEMPORARY);
  }

  private static Optional<Path> cached() {
    var platform = platform();
    var name = LibraryLoaderUtil.getNativeLibName();
    try {
      var version = "sqlite-jdbc-" + SQLiteJDBCLoader.getVersion();
      // By system and architecture: a home may be shared by machines.
      var directory = UserCache.directory().resolve(version).resolve(platform);
      Home.makeOwn(directory);
      if (!isOurs(directory)) return Optional.empty();
      if (!Files.isRegularFile(directory.resolve(name)))
        copy(RESOURCES + platform + "/" + name, directory, name);
      return Optional.of(directory);
    } catch (IOException e) {
      return Optional.empty(); // a home that cannot be written; the fallback serves
    }
  }

  /** The driver's own word, such as {@code Linux/x86_64}. */
  private static String platform() {
    return isPlainLinux() ? "Linux/x86_64" : OSInfo.getNativeLibFolderPathForCurrentOS();
  }

  /**
   * Where there is no doubt of the driver's word, which starts a program ({@code uname}) to know.
   */
  private static boolean isPlainLinux() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64")
        && Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2"))
        && !Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"));
  }

  private static boolean isOurs(Path directory) throws IOException {
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) return true;
    var others = Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS);
    return !others.contains(PosixFilePermission.GROUP_WRITE)
        && !others.contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static void copy(String resource, Path directory, String name) throws IOException {
    var part = Files.createTempFile(directory, name, ".part");
    try (var in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (in == null) throw new IOException("no " + resource);
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      // Another process may do the same now: whichever renames last, the file is whole.
      Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
