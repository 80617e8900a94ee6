package dev.bunting.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Forces files and their directories: few of them one after the other, many by forcing all that is
 * written to their file system, where that can be done.
 */
record ForceFiles(Path directory) implements FileSync {
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
  // Windows forces only what is open for writing; elsewhere a file may be read-only by now.
  private static final StandardOpenOption MODE =
      WINDOWS ? StandardOpenOption.WRITE : StandardOpenOption.READ;

  /**
   * From here on one call for the file system is sure to be quicker: on ext4 a file takes 0.2 ms by
   * itself, since the journal is written each time, and a thousand at once take 10 ms. With few
   * files it would more often be others' data that is waited for.
   */
  private static final int MANY = 100;

  @Override
  public void sync(List<SavedFile> files) throws IOException {
    var folders = foldersOf(files);
    if (files.size() >= MANY && Syncfs.force(folders)) return;
    for (var file : files) force(directory.resolve(file.path()));
    // A rename is durable once its directory is; Windows opens no directories and needs none of it.
    if (!WINDOWS) for (var folder : folders) force(folder);
  }

  private Set<Path> foldersOf(List<SavedFile> files) {
    var names = new HashSet<String>();
    for (var file : files) names.add(file.path().substring(0, file.path().lastIndexOf('/') + 1));
    var folders = new HashSet<Path>();
    for (var name : names) folders.add(directory.resolve(name));
    return folders;
  }

  private static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, MODE)) {
      channel.force(true);
    } catch (NoSuchFileException e) {
      // Whoever took the file away since it was saved does not want it durable.
    }
  }
}
