package dev.bunting;

import java.io.IOException;
import java.util.Iterator;

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
 *       case Outcome.Duplicate d -> System.out.println("the same as row " + d.ofIndex());
 *       case Outcome.Duplicate d -> System.out.println("as row " + d.ofIndex());
 *       case Outcome.Rejected r -> System.out.println(r.detail());
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
    return new Job(() -> new Wanted(downloads.iterator()), options);
  }

  /**
   * Starts a job over rows as lists have them: those that cannot be tried have their outcome too.
   *
   * @throws IOException if the destination is not a directory, cannot be made or not be written to
   */
  public static Job run(Iterable<? extends Row> rows, Options options) throws IOException {
    return new Job(rows, options);
  }

  private record Wanted(Iterator<Download> downloads) implements Iterator<Row> {
    @Override
    public boolean hasNext() {
      return downloads.hasNext();
    }

    @Override
    public Row next() {
      return new Row.Wanted(downloads.next());
    }
  }
}
