package dev.bunting.cli;

import dev.bunting.EnvironmentException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What the system says against a directory, in words for people. */
final class Troubles {
  private Troubles() {}

  static String reason(IOException e) {
    return switch (e) {
      case EnvironmentException n -> String.valueOf(n.getMessage());
      case NotDirectoryException n -> "it is not a directory";
      case AccessDeniedException a -> "permission denied";
      case NoSuchFileException n -> "it cannot be made";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> e.toString();
    };
  }
}
