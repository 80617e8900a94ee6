package dev.bunting.futures;

import dev.bunting.futures.wire.Frame;
import dev.bunting.futures.wire.FrameOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to one worker, in order. {@link #add} only queues, so it may be called with
 * the pool's lock held. {@link #flush} writes, outside every lock: one thread at a time, on behalf
 * of all that have added. Small frames are written by the caller, since the pipe has room for the
 * few that a worker can be sent; a large one may have to wait for the worker, and gets a thread of
 * its own.
 */
final class Outbox {
  private static final long SMALL = 1 << 13;

  /** A worker reads within milliseconds what it is sent, unless it has been stopped. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition allWritten = lock.newCondition();
  private final ArrayDeque<Frame> frames = new ArrayDeque<>(4);
  private @Nullable FrameOutput out;
  private boolean writing;
  private boolean broken;

  void add(Frame frame) {
    lock.lock();
    try {
      if (!broken) {
        frames.add(frame);
      }
    } finally {
      lock.unlock();
    }
  }

  /** From here on there is a pipe; what has been added goes first. */
  void open(FrameOutput pipe) {
    lock.lock();
    try {
      out = pipe;
    } finally {
      lock.unlock();
    }
    flush();
  }

  void flush() {
    Optional<Frame> next = begin();
    while (next.isPresent() && next.get().payload().size() <= SMALL) {
      write(next.get());
      next = next();
    }
    next.ifPresent(this::continueElsewhere);
  }

  /**
   * Also waits until all is written, by whichever thread: what the worker does after that, it does
   * knowing it. A worker that does not read, as one that has been stopped, is given up after five
   * seconds.
   */
  void flushAll() {
    flush();
    lock.lock();
    try {
      awaitWritten();
    } finally {
      lock.unlock();
    }
  }

  /** An interrupt has to wait, too: nobody is to be told that it is written when it is not. */
  private void awaitWritten() {
    boolean interrupted = false;
    long left = PATIENCE;
    while (writing && left > 0) {
      try {
        left = allWritten.awaitNanos(left);
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void continueElsewhere(Frame first) {
    Runnable rest =
        () -> {
          for (Optional<Frame> f = Optional.of(first); f.isPresent(); f = next()) {
            write(f.get());
          }
        };
    Thread.ofPlatform().daemon().name("bunting-pool-writer").start(rest);
  }

  private Optional<Frame> begin() {
    lock.lock();
    try {
      if (writing || out == null) {
        return Optional.empty();
      }
      return poll();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Frame> next() {
    lock.lock();
    try {
      return poll();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Frame> poll() {
    Frame frame = frames.poll();
    writing = frame != null;
    if (!writing) {
      allWritten.signalAll();
    }
    return Optional.ofNullable(frame);
  }

  private void write(Frame frame) {
    try {
      pipe().write(frame);
    } catch (IOException e) {
      // The worker is gone, which the thread that reads from it finds out and deals with.
      breakDown();
    }
  }

  private FrameOutput pipe() throws IOException {
    FrameOutput pipe = out;
    if (pipe == null) {
      throw new IOException("not open");
    }
    return pipe;
  }

  private void breakDown() {
    lock.lock();
    try {
      broken = true;
      frames.clear();
    } finally {
      lock.unlock();
    }
  }
}
