package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** What went wrong with the ledger or another file, in one line for people. */
public final class Failures {
  private Failures() {}

  static EnvironmentException of(SQLException e, Path database) {
    return new EnvironmentException(text(e, database), e);
  }

  private static String text(SQLException e, Path database) {
    // The low byte is the primary code: https://www.sqlite.org/rescode.html
    return switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff)) {
      case SQLITE_NOTADB, SQLITE_CORRUPT -> damaged(database);
      case SQLITE_FULL -> "no space left for " + database;
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> "cannot write " + database;
      case SQLITE_BUSY, SQLITE_LOCKED ->
          database + " is held by another program, such as sqlite3 in a transaction; end it";
      default -> "cannot use " + database + ": " + e.getMessage();
    };
  }

  static String damaged(Path database) {
    return database
        + " is damaged or not a ledger of bunting; move it away to start afresh"
        + " (files that are there already will be fetched again)";
  }

  /** What the system says of a file, without the file's name. */
  public static String text(IOException e) {
    // A FileSystemException's message begins with the path, which whoever calls has named, and is
    // nothing else if the system gave no reason.
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "there is a file in the way";
      case NoSuchFileException _ -> "no such file or directory";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      case FileSystemException f -> f.getClass().getSimpleName().replace("Exception", "");
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
