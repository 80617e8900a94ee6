package dev.bunting;

import java.io.IOException;

/**
 * The environment forbids the work as a whole: a disk that is full, a directory that cannot be
 * written, a ledger that cannot be read. No single row is at fault, and trying again changes
 * nothing until someone changes the environment; the command ends with exit code 3.
 */
public class EnvironmentException extends IOException {
  private static final long serialVersionUID = 1;

  /** With one line for people, which says what to do where that is known. */
  public EnvironmentException(String message) {
    super(message);
  }

  /** With one line for people, and what was seen. */
  public EnvironmentException(String message, Throwable cause) {
    super(message, cause);
  }
}
