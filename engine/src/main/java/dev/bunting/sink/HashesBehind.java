package dev.bunting.sink;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The hashing of a large file by a thread of its own, which reads what was written a little before
 * and still lies in the processor's cache: receiving and hashing take about as long, and go on at
 * once.
 *
 * <p>The one who writes the file calls all methods; the digests are his again after {@link #await}.
 */
final class HashesBehind {
  /** A thread for less is not worth its start. */
  private static final long WORTHWHILE = 8L << 20;

  /** How far it may be behind: less than any cache that several processors share. */
  private static final long MOST_BEHIND = 4L << 20;

  /** How much it waits for, so that it is woken seldom. */
  private static final int PIECE = 512 * 1024;

  /** The threads of that kind; more files than that are hashed by those who write them. */
  private static final Semaphore THREADS = new Semaphore(threads());

  private final FileChannel channel;
  private final Hashes hashes;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private long written;
  private long hashed;
  private boolean complete;
  private boolean ended;
  private @Nullable Throwable failure;

  private HashesBehind(FileChannel channel, Hashes hashes, long written) {
    this.channel = channel;
    this.hashes = hashes;
    this.written = written;
  }

  private static int threads() {
    var processors = Runtime.getRuntime().availableProcessors();
    return processors < 2 ? 0 : 2 * processors;
  }

  /**
   * Begins with the bytes that are there, or does not if it is not worthwhile or there are no more
   * threads.
   *
   * @param written how many bytes are there
   * @param total how many there will be, 0 if unknown
   */
  static Optional<HashesBehind> begin(
      FileChannel channel, Hashes hashes, long written, long total) {
    if (total < WORTHWHILE || !THREADS.tryAcquire()) return Optional.empty();
    var behind = new HashesBehind(channel, hashes, written);
    try {
      Thread.ofPlatform().daemon().name("bunting-hashes").start(behind::run);
      return Optional.of(behind);
    } catch (OutOfMemoryError e) {
      // No thread is to be had: the writer does it himself.
      THREADS.release();
      return Optional.empty();
    }
  }

  /** Tells how many bytes are there now; waits while the digests are far behind. */
  void written(long bytes) throws IOException {
    lock.lock();
    try {
      written = bytes;
      if (written - hashed >= PIECE) moved.signalAll();
      if (written - hashed > MOST_BEHIND) catchUp();
      check();
    } finally {
      lock.unlock();
    }
  }

  /** By half, so that this seldom happens. */
  private void catchUp() {
    while (written - hashed > MOST_BEHIND / 2 && !ended) moved.awaitUninterruptibly();
  }

  /** Waits until all bytes are hashed. */
  void await() throws IOException {
    end(true);
    lock.lock();
    try {
      check();
    } finally {
      lock.unlock();
    }
  }

  /** Ends it, whether all is hashed or not: nobody wants to know any more. */
  void stop() {
    end(false);
  }

  private void end(boolean all) {
    lock.lock();
    try {
      if (!all) written = Math.min(written, hashed);
      complete = true;
      moved.signalAll();
      while (!ended) moved.awaitUninterruptibly();
    } finally {
      lock.unlock();
    }
  }

  private void check() throws IOException {
    if (failure instanceof IOException e) throw new IOException("cannot be read back", e);
    if (failure != null) throw new IllegalStateException(failure);
  }

  private void run() {
    try {
      var buffer = ByteBuffer.allocateDirect(PIECE);
      for (var to = next(0); to > 0; to = next(to)) hash(buffer, to);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      failure = e;
    } finally {
      THREADS.release();
      end();
    }
  }

  private void end() {
    lock.lock();
    try {
      ended = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Tells how far it has come; returns up to where to go on, 0 at the end. */
  private long next(long done) {
    lock.lock();
    try {
      if (done > 0) hashed = done;
      moved.signalAll();
      while (written - hashed < PIECE && !complete) moved.awaitUninterruptibly();
      return written > hashed ? Math.min(written, hashed + PIECE) : 0;
    } finally {
      lock.unlock();
    }
  }

  private void hash(ByteBuffer buffer, long to) throws IOException {
    buffer.clear().limit((int) (to - hashed));
    for (var at = hashed; buffer.hasRemaining(); ) {
      var count = channel.read(buffer, at);
      if (count < 0) throw new EOFException("has become shorter");
      at += count;
    }
    hashes.update(buffer.flip());
  }
}
