package dev.bunting.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file that is being written, under a temporary name; it ends by {@link #commit} or {@link
 * #discard}, each of which may be called after the other without harm.
 *
 * <p>Not thread-safe: one download writes it.
 */
public final class PartFile {
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path temporary;
  private final Path directory;
  private final FileChannel channel;
  private long size;

  private PartFile(Path temporary, Path directory, FileChannel channel) {
    this.temporary = temporary;
    this.directory = directory;
    this.channel = channel;
  }

  static PartFile create(Path temporary, Path directory) throws IOException {
    return new PartFile(temporary, directory, FileChannel.open(temporary, NEW));
  }

  /** Writes all remaining bytes of the buffer. */
  public void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) size += channel.write(bytes);
  }

  /** How many bytes have been written. */
  public long size() {
    return size;
  }

  /**
   * Gives the file its final name at once and as a whole, in place of any file or symbolic link of
   * that name.
   *
   * @param name a path below the destination, its parts separated by {@code /}; folders are made
   * @return the file at its final name
   * @throws IOException if a folder on the way is none, or is a symbolic link
   */
  public Path commit(String name) throws IOException {
    channel.close();
    var path = directory.resolve(name);
    // A rename replaces a link of that name and does not follow it.
    if (name.indexOf('/') < 0) return Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    Folders.move(directory, directory.relativize(temporary), directory.relativize(path));
    return path;
  }

  /** Removes the temporary file. */
  public void discard() {
    try {
      channel.close();
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // What failed the download is told; that its remains could not be removed adds nothing.
    }
  }
}
