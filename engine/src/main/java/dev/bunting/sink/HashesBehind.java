package dev.bunting.sink;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The hashing of a large file by a thread of its own, beside the one who writes it: to receive and
 * to hash take about as long, and go on at once. It gets copies of the bytes, which cost less than
 * half of what it takes to read them back from the file.
 *
 * <p>The one who writes the file calls all methods; the digests are his again after {@link #await}.
 */
final class HashesBehind {
  /** A thread for less is not worth its start. */
  private static final long WORTHWHILE = 8L << 20;

  /** How much is handed over at once, so that threads are woken seldom. */
  private static final int PIECE = 256 * 1024;

  /** How many pieces it may be behind: less than any cache that several processors share. */
  private static final int PIECES = 8;

  /** However many processors: their pieces stay in memory. */
  private static final int MOST_THREADS = 16;

  /** The threads of that kind; more files than that are hashed by those who write them. */
  private static final Semaphore THREADS = new Semaphore(threads());

  /** Pieces that nobody uses: to make one takes longer than to fill it. */
  private static final ConcurrentLinkedQueue<ByteBuffer> SPARE = new ConcurrentLinkedQueue<>();

  private final FileChannel channel;
  private final Hashes hashes;
  private final long before;

  /** The one that is being filled; the writer's. */
  private @Nullable ByteBuffer piece;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();

  /** Those to be hashed. */
  private final ArrayDeque<ByteBuffer> full = new ArrayDeque<>();

  /** How many there are: to be filled, to be hashed, or being hashed. */
  private int pieces;

  private boolean complete;
  private boolean stopped;
  private boolean ended;
  private @Nullable Throwable failure;

  private HashesBehind(FileChannel channel, Hashes hashes, long before) {
    this.channel = channel;
    this.hashes = hashes;
    this.before = before;
  }

  private static int threads() {
    var processors = Runtime.getRuntime().availableProcessors();
    return processors < 2 ? 0 : Math.min(2 * processors, MOST_THREADS);
  }

  /**
   * Begins with the bytes that are in the file, or does not if it is not worthwhile or there are no
   * more threads.
   *
   * @param before how many bytes are there
   * @param total how many there will be, 0 if unknown
   */
  static Optional<HashesBehind> begin(FileChannel channel, Hashes hashes, long before, long total) {
    if (total < WORTHWHILE || !THREADS.tryAcquire()) return Optional.empty();
    var behind = new HashesBehind(channel, hashes, before);
    try {
      Thread.ofPlatform().daemon().name("bunting-hashes").start(behind::run);
      return Optional.of(behind);
    } catch (OutOfMemoryError e) {
      // No thread is to be had: the writer does it himself.
      THREADS.release();
      return Optional.empty();
    }
  }

  /**
   * Takes the next bytes of the file, up to the buffer's limit, and leaves the buffer as it is;
   * waits while it is far behind.
   */
  void add(ByteBuffer bytes) throws IOException {
    for (int at = bytes.position(); at < bytes.limit(); ) {
      if (piece == null) piece = unused();
      var count = Math.min(bytes.limit() - at, piece.remaining());
      piece.put(bytes.slice(at, count));
      at += count;
      if (!piece.hasRemaining()) handOver(piece);
    }
  }

  private ByteBuffer unused() throws IOException {
    lock.lock();
    try {
      while (pieces == PIECES && !ended) moved.awaitUninterruptibly();
      check();
      pieces++;
    } finally {
      lock.unlock();
    }
    var spare = SPARE.poll();
    return spare == null ? ByteBuffer.allocateDirect(PIECE) : spare.clear();
  }

  private void handOver(ByteBuffer filled) {
    piece = null;
    lock.lock();
    try {
      full.add(filled.flip());
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all bytes are hashed. */
  void await() throws IOException {
    end(false);
    lock.lock();
    try {
      check();
    } finally {
      lock.unlock();
    }
  }

  /** Ends it, whether all is hashed or not: nobody wants to know any more. */
  void stop() {
    end(true);
  }

  private void end(boolean atOnce) {
    if (piece != null) handOver(piece);
    lock.lock();
    try {
      complete = true;
      stopped |= atOnce;
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
      if (before > 0) readBack();
      for (var next = next(); next != null; next = next()) {
        hashes.update(next);
        hashed(next);
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      failure = e;
    } finally {
      THREADS.release();
      ended();
    }
  }

  /** What an earlier try had left, or has come in parts. */
  private void readBack() throws IOException {
    var buffer = ByteBuffer.allocateDirect(PIECE);
    for (long at = 0; at < before && !isStopped(); ) {
      buffer.clear().limit((int) Math.min(PIECE, before - at));
      var count = channel.read(buffer, at);
      if (count < 0) throw new EOFException("has become shorter");
      hashes.update(buffer.flip());
      at += count;
    }
  }

  private boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next one; null at the end. */
  private @Nullable ByteBuffer next() {
    lock.lock();
    try {
      while (full.isEmpty() && !complete) moved.awaitUninterruptibly();
      return stopped ? null : full.poll();
    } finally {
      lock.unlock();
    }
  }

  private void hashed(ByteBuffer done) {
    SPARE.add(done);
    lock.lock();
    try {
      pieces--;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void ended() {
    lock.lock();
    try {
      SPARE.addAll(full);
      full.clear();
      ended = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
