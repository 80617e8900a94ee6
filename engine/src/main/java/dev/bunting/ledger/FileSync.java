package dev.bunting.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes saved files durable, before the ledger says that they are done. */
@FunctionalInterface
public interface FileSync {

  /**
   * Returns once the files would survive a power cut. Called on the ledger's thread alone, with the
   * rows of one group.
   *
   * @throws IOException if that cannot be said; the ledger then takes no further rows
   */
  void sync(List<SavedFile> files) throws IOException;

  /** Forces each file, then each directory that has a new name in it. */
  static FileSync in(Path directory) {
    return new ForceFiles(directory);
  }
}
