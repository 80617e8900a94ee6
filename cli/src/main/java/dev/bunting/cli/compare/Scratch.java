package dev.bunting.cli.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where a run has its list and its files.
 *
 * @param directory it alone
 */
record Scratch(Path directory) {

  /** The list of what to download. */
  Path list() {
    return directory.resolve("list.txt");
  }

  /** What the run's process says on standard error. */
  Path complaints() {
    return directory.resolve("stderr.txt");
  }

  /** The destination. */
  Path files() {
    return directory.resolve("files");
  }

  /** Removes all that is in it. */
  void clear() throws IOException {
    try (var inside = Files.walk(directory)) {
      for (var file : inside.sorted(Comparator.reverseOrder()).toList())
        if (!file.equals(directory)) Files.deleteIfExists(file);
    } catch (NoSuchFileException e) {
      // The other thread has removed it all.
    }
  }
}
