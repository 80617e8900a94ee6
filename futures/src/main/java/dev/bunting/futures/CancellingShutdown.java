package dev.bunting.futures;

/** An executor of our own that can cancel what it has not started yet. */
interface CancellingShutdown {

  /**
   * Takes no more tasks, cancels the queued ones (their futures end {@code CANCELLED}) and lets the
   * running ones end. Returns at once; does nothing the second time.
   */
  void shutdownCancelling();
}
