package dev.bunting.sink;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The directory that files go to. Temporary files lie in it too, since only a rename within one
 * file system is atomic; their names carry the process's id, so that two processes never share one.
 * Where temporary files are to outlive the run, they lie in its folder {@code .bunting/parts}.
 *
 * <p>Safe for any number of threads.
 */
public final class Destination implements AutoCloseable {
  private final Path directory;
  private final Path parts;
  private final boolean keepsParts;
  private final String prefix;
  private final AtomicLong counter = new AtomicLong();

  /** What earlier runs left; each is handed out once. */
  private final Map<String, Note> notes;

  /** Temporary files that wait for another try in this run. */
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  private Destination(
      Path directory, Path parts, boolean keepsParts, String prefix, Map<String, Note> notes) {
    this.directory = directory;
    this.parts = parts;
    this.keepsParts = keepsParts;
    this.prefix = prefix;
    this.notes = notes;
  }

  /** {@link #open(Path, boolean)}, with temporary files that do not outlive the run. */
  public static Destination open(Path directory) throws IOException {
    return open(directory, false);
  }

  /**
   * The directory, made if it is not there yet.
   *
   * @param keepsParts whether temporary files of transfers that were cut off outlive the run
   * @throws IOException if it is not a directory, cannot be made, or cannot be written to
   */
  public static Destination open(Path directory, boolean keepsParts) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (FileAlreadyExistsException e) {
      throw new NotDirectoryException(directory.toString());
    }
    var prefix = ".bunting-" + ProcessHandle.current().pid() + "-";
    // Only a file really made tells whether files can be made (think of ACLs and read-only mounts).
    PartFile.create(directory.resolve(prefix + 0 + Parts.PART), directory).discard();
    if (!keepsParts) return new Destination(directory, directory, false, prefix, Map.of());
    var parts = Parts.make(directory);
    // An id comes back, after a restart at the latest, and what it left may still be there.
    var unique = prefix + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";
    var notes = new ConcurrentHashMap<>(Parts.notes(directory, parts));
    var destination = new Destination(directory, parts, true, unique, notes);
    destination.removeLeftOvers();
    return destination;
  }

  /**
   * Removes the temporary files of processes that have ended and that no later run can go on with:
   * killed ones leave theirs. A process's id may be in use again, by some other program; the file
   * then stays until the next time.
   */
  public void removeLeftOvers() {
    try (var files = Files.newDirectoryStream(parts)) {
      for (var file : files) if (isLeftOver(file)) Files.deleteIfExists(file);
    } catch (IOException | DirectoryIteratorException e) {
      // They take room, and that is all; the next job tries again.
    }
  }

  private boolean isLeftOver(Path file) {
    var name = file.getFileName().toString();
    if (!name.startsWith(".bunting-") || !name.endsWith(Parts.PART)) return false;
    if (keepsParts && Files.exists(Parts.noteOf(file))) return false;
    try {
      var pid = name.split("-", 3)[1];
      return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether temporary files of transfers that were cut off outlive the run. */
  public boolean keepsParts() {
    return keepsParts;
  }

  /** A new temporary file. */
  public PartFile newFile() throws IOException {
    var temporary = parts.resolve(prefix + counter.incrementAndGet() + Parts.PART);
    return PartFile.create(temporary, directory);
  }

  /** Opens a temporary file that was kept, to write on at its end. */
  public PartFile reopen(String temporary) throws IOException {
    Parts.check(temporary);
    return PartFile.reopen(directory.resolve(temporary), directory);
  }

  /** How many bytes a temporary file that was kept has; 0 if it is gone. */
  public long size(String temporary) throws IOException {
    Parts.check(temporary);
    return Parts.size(directory.resolve(temporary));
  }

  /** Closes a temporary file that another try may go on with; tells its path below this. */
  public String keep(PartFile file) throws IOException {
    var temporary = relative(directory, file.close());
    kept.add(temporary);
    return temporary;
  }

  /** Writes down what a temporary file is the beginning of, so that a later run finds it. */
  public void write(Note note) throws IOException {
    Parts.write(directory, note);
  }

  /** What an earlier run left of this URL under this name; it is handed out once. */
  public Optional<Note> takeNote(String name, URI url) {
    if (notes.isEmpty()) return Optional.empty();
    return Optional.ofNullable(notes.remove(Parts.key(name, url.toString())));
  }

  /** Where a temporary file lies, as a path below this with {@code /}. */
  public String pathOf(PartFile file) {
    return relative(directory, file.path());
  }

  /** Removes a temporary file that was kept. */
  public void remove(String temporary) {
    kept.remove(temporary);
    PartFile.remove(directory.resolve(temporary));
  }

  /** What to tell of a failure to write here, given the system's own words for it. */
  public String detail(IOException e, String message) {
    return DiskFull.detail(e, message, directory);
  }

  /** The place of a file of this name. */
  public Path path(String name) {
    return directory.resolve(name);
  }

  /** Whether a regular file of this name and size is there. */
  public boolean has(String name, long bytes) {
    return Files.exists(path(name)) && Parts.size(path(name)) == bytes;
  }

  /** Removes what waits for another try, unless a later run is to go on with it. */
  @Override
  public void close() {
    if (!keepsParts) kept.forEach(this::remove);
  }

  static String relative(Path directory, Path file) {
    return directory.relativize(file).toString().replace(File.separatorChar, '/');
  }
}
