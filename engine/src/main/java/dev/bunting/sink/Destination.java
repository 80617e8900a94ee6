package dev.bunting.sink;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The directory that files go to. Temporary files lie in it too, since only a rename within one
 * file system is atomic; their names carry the process's id, so that two processes never share one.
 *
 * <p>Safe for any number of threads.
 */
public final class Destination {
  private final Path directory;
  private final String prefix = ".bunting-" + ProcessHandle.current().pid() + "-";
  private final AtomicLong counter = new AtomicLong();

  private Destination(Path directory) {
    this.directory = directory;
  }

  /**
   * The directory, made if it is not there yet.
   *
   * @throws IOException if it is not a directory, cannot be made, or cannot be written to
   */
  public static Destination open(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (FileAlreadyExistsException e) {
      throw new NotDirectoryException(directory.toString());
    }
    var destination = new Destination(directory);
    // Only a file really made tells whether files can be made (think of ACLs and read-only mounts).
    destination.newFile().discard();
    return destination;
  }

  /**
   * Removes the temporary files of processes that have ended: killed ones leave theirs. A process's
   * id may be in use again, by some other program; the file then stays until the next time.
   */
  public void removeLeftOvers() {
    try (var files = Files.newDirectoryStream(directory, ".bunting-*-*.part")) {
      for (var file : files) if (isLeftOver(file)) Files.deleteIfExists(file);
    } catch (IOException | DirectoryIteratorException e) {
      // They take room, and that is all; the next job tries again.
    }
  }

  private static boolean isLeftOver(Path file) {
    var pid = file.getFileName().toString().split("-", 3)[1];
    try {
      return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** A new temporary file. */
  public PartFile newFile() throws IOException {
    var temporary = directory.resolve(prefix + counter.incrementAndGet() + ".part");
    return PartFile.create(temporary, directory);
  }
}
