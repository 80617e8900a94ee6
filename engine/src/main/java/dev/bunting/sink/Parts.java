package dev.bunting.sink;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The folder {@code .bunting/parts} of a destination, where temporary files outlive a run. Beside
 * {@code X.part}, {@code X.note} tells what it is the beginning of; a part without a note is of use
 * to nobody once its process has ended. For its owner's eyes only, since URLs may hold secrets.
 */
final class Parts {
  static final String PART = ".part";
  private static final String NOTE = ".note";
  private static final String HOME = ".bunting";
  private static final long LONGEST_NOTE = 64 * 1024;

  private Parts() {}

  /** The folder, made if it is not there; no symbolic link leads to it. */
  static Path make(Path directory) throws IOException {
    var home = directory.resolve(HOME);
    if (!Files.exists(home, NOFOLLOW_LINKS)) makeOwn(home);
    var path = directory.getFileSystem().getPath(HOME, "parts");
    Folders.make(directory, path, path.getNameCount());
    return directory.resolve(path);
  }

  private static void makeOwn(Path home) throws IOException {
    var posix = home.getFileSystem().supportedFileAttributeViews().contains("posix");
    var own = PosixFilePermissions.fromString("rwx------");
    if (posix) Files.createDirectories(home, PosixFilePermissions.asFileAttribute(own));
    else Files.createDirectories(home);
  }

  static void write(Path directory, Note note) throws IOException {
    Files.writeString(noteOf(directory.resolve(note.temporary())), note.text());
  }

  static Path noteOf(Path part) {
    var name = part.getFileName().toString();
    return part.resolveSibling(name.substring(0, name.length() - PART.length()) + NOTE);
  }

  /** The notes that earlier runs left, by {@link #key}. */
  static Map<String, Note> notes(Path directory, Path parts) throws IOException {
    var notes = new HashMap<String, Note>();
    try (var files = Files.newDirectoryStream(parts)) {
      for (var file : files) {
        if (!file.toString().endsWith(NOTE)) continue;
        var note = read(directory, file);
        if (note.isPresent()) notes.put(key(note.get().name(), note.get().url()), note.get());
        // Without a note its part is removed when its process has ended.
        else Files.deleteIfExists(file);
      }
    }
    return notes;
  }

  /** What a note is found by: the list may give a name to another URL than before. */
  static String key(String name, String url) {
    return name + "\n" + url;
  }

  private static Optional<Note> read(Path directory, Path file) throws IOException {
    if (size(file) > LONGEST_NOTE) return Optional.empty();
    var name = file.getFileName().toString();
    var part = file.resolveSibling(name.substring(0, name.length() - NOTE.length()) + PART);
    try {
      return Note.parse(Destination.relative(directory, part), Files.readString(file));
    } catch (NoSuchFileException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** How large a regular file is; 0 for anything else. */
  static long size(Path file) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
      return attributes.isRegularFile() ? attributes.size() : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Refuses a path that no temporary file of ours has. */
  static void check(String temporary) throws FileSystemException {
    var rest = temporary.startsWith(HOME + "/parts/") ? temporary.substring(15) : temporary;
    if (rest.indexOf('/') >= 0 || !rest.endsWith(PART) || temporary.indexOf('\\') >= 0)
      throw new FileSystemException(temporary, null, "is no temporary file");
  }
}
