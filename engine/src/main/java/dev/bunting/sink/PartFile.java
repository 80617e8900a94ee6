package dev.bunting.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being written, under a temporary name; it ends by {@link #commit} or {@link
 * #discard}, each of which may be called after the other without harm, or is kept for another try.
 *
 * <p>Not thread-safe: one download writes it.
 */
public final class PartFile {
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final Set<OpenOption> OLD =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final int READ_BUFFER = 256 * 1024;

  private final Path temporary;
  private final Path directory;
  private final FileChannel channel;
  private long size;
  private boolean noted;
  private @Nullable Hashes hashes;
  private Optional<HashesBehind> behind = Optional.empty();

  private PartFile(Path temporary, Path directory, FileChannel channel) throws IOException {
    this.temporary = temporary;
    this.directory = directory;
    this.channel = channel;
  }

  static PartFile create(Path temporary, Path directory) throws IOException {
    return new PartFile(temporary, directory, FileChannel.open(temporary, NEW));
  }

  static PartFile reopen(Path temporary, Path directory) throws IOException {
    var file = new PartFile(temporary, directory, FileChannel.open(temporary, OLD));
    file.size = file.channel.size();
    file.noted = true;
    return file;
  }

  /** Cuts the file down to its first bytes; what is written next comes behind them. */
  public void truncate(long bytes) throws IOException {
    channel.truncate(bytes).position(bytes);
    size = bytes;
  }

  /**
   * Hashes the bytes that are there, and from now on all that are written, which may take until
   * {@link #awaitHashes}.
   *
   * @param total how many there will be, 0 if unknown
   */
  public void hash(Hashes hashes, long total) throws IOException {
    behind = HashesBehind.begin(channel, hashes, size, total);
    if (behind.isPresent()) return;
    this.hashes = hashes;
    if (size == 0) return;
    var buffer = ByteBuffer.allocateDirect(READ_BUFFER);
    for (long at = 0; at < size; at += buffer.limit()) {
      buffer.clear();
      if (channel.read(buffer, at) < 0) throw new IOException(temporary + " has become shorter");
      hashes.update(buffer.flip());
    }
  }

  /** Writes all remaining bytes of the buffer. */
  public void write(ByteBuffer bytes) throws IOException {
    if (hashes != null) hashes.update(bytes);
    if (behind.isPresent()) behind.get().add(bytes);
    while (bytes.hasRemaining()) size += channel.write(bytes);
  }

  /** Waits until all bytes are hashed: then the digests may be asked. */
  public void awaitHashes() throws IOException {
    if (behind.isPresent()) behind.get().await();
  }

  private void stopHashing() {
    if (behind.isPresent()) behind.get().stop();
  }

  /**
   * Writes all remaining bytes of the buffer at a position, maybe behind a gap, without hashing
   * them. Any number of threads may do so at once.
   */
  public void write(ByteBuffer bytes, long position) throws IOException {
    for (var at = position; bytes.hasRemaining(); ) at += channel.write(bytes, at);
  }

  /** How many bytes have been written, one behind the other. */
  public long size() {
    return size;
  }

  Path path() {
    return temporary;
  }

  Path close() throws IOException {
    stopHashing();
    channel.close();
    return temporary;
  }

  /** Removes the note beside it: what is there may have gaps from now on. */
  public void unnoted() throws IOException {
    if (noted) Files.deleteIfExists(Parts.noteOf(temporary));
    noted = false;
  }

  /** Tells that a note lies beside it, to be removed with it. */
  public void noted() {
    noted = true;
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
    stopHashing();
    channel.close();
    var path = directory.resolve(name);
    // A rename replaces a link of that name and does not follow it.
    if (name.indexOf('/') < 0) Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    else Folders.move(directory, directory.relativize(temporary), directory.relativize(path));
    if (noted) Files.deleteIfExists(Parts.noteOf(temporary));
    return path;
  }

  /** Removes the temporary file. */
  public void discard() {
    stopHashing();
    try {
      channel.close();
      Files.deleteIfExists(temporary);
      if (noted) Files.deleteIfExists(Parts.noteOf(temporary));
    } catch (IOException e) {
      // What failed the download is told; that its remains could not be removed adds nothing.
    }
  }

  /** Removes a temporary file that nobody has open. */
  static void remove(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
      Files.deleteIfExists(Parts.noteOf(temporary));
    } catch (IOException e) {
      // It takes room, and that is all.
    }
  }
}
