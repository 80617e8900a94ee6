package dev.bunting.cli.compare;

import dev.bunting.EnvironmentException;
import java.io.Serial;

/** A run has not come to its end, so there is nothing to compare; the message is one line. */
public final class BrokenRunException extends EnvironmentException {
  @Serial private static final long serialVersionUID = 1;

  BrokenRunException(String message) {
    super(message);
  }
}
