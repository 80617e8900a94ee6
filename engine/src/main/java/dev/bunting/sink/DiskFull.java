package dev.bunting.sink;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a full disk, which ends a job, from a file that cannot be written, which fails a row. */
public final class DiskFull {
  /** What the detail of an outcome says then. */
  static final String DETAIL = "no space left on the disk";

  /** With less than a file system's block left nothing more can be written. */
  private static final long NOTHING = 4096;

  private DiskFull() {}

  /** Whether a download failed because the disk, or what the user may have of it, is full. */
  public static boolean ended(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        && failed.reason() == Reason.WRITE_FAILED
        && failed.detail().startsWith(DETAIL);
  }

  /** What to tell of a failure to write below a directory, given the system's own words for it. */
  static String detail(IOException e, String message, Path directory) {
    return isFull(e, directory) ? DETAIL + ": " + message : message;
  }

  private static boolean isFull(IOException e, Path directory) {
    var said = String.valueOf(e.getMessage());
    // The system's words may be in any language, so its numbers are asked as well.
    return said.contains("No space left") || said.contains("quota") || isFull(directory);
  }

  private static boolean isFull(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace() < NOTHING;
    } catch (IOException e) {
      return false;
    }
  }
}
