package dev.bunting.futures;

import java.io.Serial;
import java.util.concurrent.RejectedExecutionException;

/**
 * A process pool cannot start workers any more: the command fails, or the initializer does. Queued
 * tasks fail with it, and later ones are rejected with it; its message and cause say why.
 */
public class BrokenExecutorException extends RejectedExecutionException {
  @Serial private static final long serialVersionUID = 1;

  BrokenExecutorException(String message, Throwable cause) {
    super(message, cause);
  }
}
