package dev.bunting.transfer;

import java.util.List;

/** Waiting for threads to end. */
final class Threads {
  private Threads() {}

  /** Waits for all, however often it is interrupted; the interrupt flag is then set again. */
  static void join(List<Thread> threads) {
    var interrupted = false;
    for (var thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
