package dev.bunting.futures;

import java.io.Serial;

/** Travels with an exception from a worker, suppressed, and says where it was thrown. */
final class RemoteStackTrace extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private RemoteStackTrace(long pid, StackTraceElement[] frames) {
    super("thrown in worker process " + pid, null, false, true);
    setStackTrace(frames);
  }

  /** The same exception, which knows its process from here on. */
  static Throwable addTo(Throwable thrown, long pid) {
    thrown.addSuppressed(new RemoteStackTrace(pid, thrown.getStackTrace()));
    return thrown;
  }
}
