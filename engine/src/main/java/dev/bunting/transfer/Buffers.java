package dev.bunting.transfer;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Large buffers for those who have much to read, few of them, lent in turn; who gets none goes on
 * with the small one he has.
 *
 * <p>Safe for any number of threads.
 */
final class Buffers {
  private static final int LARGE = 512 * 1024;
  private static final int COUNT = 16;

  private final Semaphore left = new Semaphore(COUNT);
  private final ConcurrentLinkedQueue<ByteBuffer> unused = new ConcurrentLinkedQueue<>();

  /** A small buffer, of one's own: the more there are, the smaller. */
  static ByteBuffer small(int users) {
    return ByteBuffer.allocateDirect(users <= 256 ? 32 * 1024 : 8 * 1024);
  }

  Optional<ByteBuffer> borrow() {
    if (!left.tryAcquire()) return Optional.empty();
    var buffer = unused.poll();
    return Optional.of(buffer == null ? ByteBuffer.allocateDirect(LARGE) : buffer);
  }

  void giveBack(ByteBuffer buffer) {
    unused.add(buffer);
    left.release();
  }
}
