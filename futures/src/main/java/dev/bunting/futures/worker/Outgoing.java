package dev.bunting.futures.worker;

import dev.bunting.futures.wire.Frame;
import dev.bunting.futures.wire.FrameOutput;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/** The result pipe: outcomes from the task thread, answers from whichever thread reads. */
final class Outgoing {
  private final FrameOutput out;

  // Held while writing: the pool always reads, so nobody waits long, and frames stay whole.
  private final ReentrantLock lock = new ReentrantLock();

  Outgoing(FrameOutput out) {
    this.out = out;
  }

  /** Writes the frame; fails when the pool is gone. */
  void send(Frame frame) throws IOException {
    lock.lock();
    try {
      out.write(frame);
    } finally {
      lock.unlock();
    }
  }
}
