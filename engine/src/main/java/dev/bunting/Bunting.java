package dev.bunting;

import java.io.IOException;

/**
 * The front door: downloads many files at once and says exactly what became of each.
 *
 * {@snippet :
 * var options = Options.defaults().withDirectory(Path.of("flags"));
 * try (var job = Bunting.download(downloads, options)) {
 *   for (var outcome : job) {
 *     switch (outcome) {
 *       case Outcome.Saved s -> System.out.println(s.path());
 *       case Outcome.NotFound n -> System.out.println("not found: " + n.download().uri());
 *       case Outcome.Failed f -> System.out.println(f.word() + ": " + f.download().uri());
 *     }
 *   }
 * }
 * }
 */
public final class Bunting {
  private Bunting() {}

  /**
   * Starts a job and returns at once; its outcomes come as the downloads complete. The rows are
   * read as they are needed, on threads of the job, so an endless or slow source is fine.
   *
   * @throws IOException if the destination is not a directory, cannot be made or not be written to
   */
  public static Job download(Iterable<Download> downloads, Options options) throws IOException {
    return new Job(downloads, options);
  }
}
