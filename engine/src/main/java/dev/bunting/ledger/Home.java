package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where a destination's ledger lies: {@code .bunting} below it, for its owner's eyes only, since
 * URLs may hold secrets.
 */
record Home(Path destination) {
  private static final String NAME = ".bunting";

  Path directory() {
    return destination.resolve(NAME);
  }

  Path database() {
    return directory().resolve("ledger.db");
  }

  /** SQLite's write-ahead log. */
  Path log() {
    return directory().resolve("ledger.db-wal");
  }

  Path lock() {
    return directory().resolve("lock");
  }

  boolean hasLedger() {
    return Files.exists(database(), LinkOption.NOFOLLOW_LINKS);
  }

  /** Makes what is missing; refuses what someone put there to lead elsewhere. */
  void make() throws EnvironmentException {
    try {
      Files.createDirectories(destination);
      if (!Files.exists(directory(), LinkOption.NOFOLLOW_LINKS)) makeOwn(directory());
    } catch (IOException e) {
      throw new EnvironmentException("cannot make " + directory() + ": " + Failures.text(e), e);
    }
    check();
  }

  void check() throws EnvironmentException {
    if (!Files.isDirectory(directory(), LinkOption.NOFOLLOW_LINKS))
      throw new EnvironmentException(directory() + " is not a directory; move it away");
    for (var file : new Path[] {database(), lock()})
      if (Files.isSymbolicLink(file))
        throw new EnvironmentException(file + " is a symbolic link; move it away");
  }

  /** Makes a directory that only its owner can enter, where the file system knows owners. */
  static void makeOwn(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix"))
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    else Files.createDirectories(directory);
  }
}
