package dev.bunting.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;

/** Forces files and their directories, one after the other. */
record ForceFiles(Path directory) implements FileSync {
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
  // Windows forces only what is open for writing; elsewhere a file may be read-only by now.
  private static final StandardOpenOption MODE =
      WINDOWS ? StandardOpenOption.WRITE : StandardOpenOption.READ;

  @Override
  public void sync(List<SavedFile> files) throws IOException {
    var folders = new HashSet<String>();
    for (var file : files) {
      force(directory.resolve(file.path()));
      folders.add(file.path().substring(0, file.path().lastIndexOf('/') + 1));
    }
    // A rename is durable once its directory is; Windows opens no directories and needs none of it.
    if (!WINDOWS) for (var folder : folders) force(directory.resolve(folder));
  }

  private static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, MODE)) {
      channel.force(true);
    } catch (NoSuchFileException e) {
      // Whoever took the file away since it was saved does not want it durable.
    }
  }
}
