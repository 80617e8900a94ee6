package dev.bunting.sink;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Folders below a directory: made where they are missing, and never entered through a symbolic
 * link, since one that someone put there may lead anywhere.
 *
 * <p>Where the system can open a folder relative to an open one (Linux), a file is moved into the
 * very folder that was found to be none, whatever another process does to its path meanwhile.
 * Elsewhere such a process may still win the moment between the check and the move. On all systems
 * it can bring an empty folder into being elsewhere, but no file.
 */
final class Folders {
  private Folders() {}

  /**
   * Moves a file below a directory to another place below it, making the folders on the way, at
   * once and in place of any file or link of that name.
   *
   * @param from relative to the directory
   * @param to relative to the directory; its last part is the file's name
   */
  static void move(Path directory, Path from, Path to) throws IOException {
    make(directory, to, to.getNameCount() - 1);
    try (var opened = Files.newDirectoryStream(directory)) {
      if (opened instanceof SecureDirectoryStream<Path> secure) move(secure, from, secure, to, 0);
      else
        Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void move(
      SecureDirectoryStream<Path> directory,
      Path from,
      SecureDirectoryStream<Path> folder,
      Path to,
      int depth)
      throws IOException {
    var part = to.getName(depth);
    if (depth == to.getNameCount() - 1) {
      directory.move(from, folder, part);
      return;
    }
    try (var inner = folder.newDirectoryStream(part, NOFOLLOW_LINKS)) {
      move(directory, from, inner, to, depth + 1);
    }
  }

  /** Makes the first so many parts of a path below a directory, as far as they are missing. */
  static void make(Path directory, Path path, int parts) throws IOException {
    var folder = directory;
    for (int i = 0; i < parts; i++) {
      folder = folder.resolve(path.getName(i));
      if (!isThere(folder)) makeOne(folder);
    }
  }

  private static void makeOne(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      // Another download made it just now, or something that is no folder came in between.
      isThere(folder);
    }
  }

  private static boolean isThere(Path folder) throws IOException {
    try {
      var attributes = Files.readAttributes(folder, BasicFileAttributes.class, NOFOLLOW_LINKS);
      if (attributes.isDirectory()) return true;
      throw new FileSystemException(
          folder.toString(),
          null,
          attributes.isSymbolicLink()
              ? "is a symbolic link, which may lead out of the destination"
              : "is not a folder");
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
