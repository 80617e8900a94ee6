package dev.bunting.transfer;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** What an exception of the system says, in words for people. */
final class Messages {
  private Messages() {}

  static String of(IOException e) {
    // A FileSystemException's message is a bare path if the system gave no reason.
    if (e instanceof FileSystemException f && f.getReason() == null)
      return f.getClass().getSimpleName().replace("Exception", "") + ": " + f.getFile();
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
