package dev.bunting.futures;

/** A future of our own that calls back when it is done, so that no thread has to wait for it. */
interface Notifying {

  /**
   * Calls the action once when the future is done, in order of registration, on the thread that
   * completes it; at once, on this thread, if it is done already. The action must not block or
   * throw.
   */
  void onDone(Runnable action);

  /** Removes an action that has not been called yet, compared by identity. */
  void forget(Runnable action);
}
