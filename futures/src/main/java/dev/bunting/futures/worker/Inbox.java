package dev.bunting.futures.worker;

import dev.bunting.futures.wire.Frame;
import dev.bunting.futures.wire.FrameInput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has come down the task pipe. One thread at a time reads the pipe: the task thread while it
 * waits for a task, so that a short task costs no change of threads; now and then the {@link
 * Sentry} while the task thread is busy, so that an interrupt arrives.
 */
final class Inbox {
  private static final int NONE = -1;

  private final FrameInput in;
  private final Outgoing out;
  private final Functions functions;
  private final Thread taskThread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Frame> tasks = new ArrayDeque<>();

  /** Whether one of the two threads is reading the pipe, outside the lock. */
  private boolean reading;

  /** Whether the task thread is away from {@link #take}. */
  private boolean busy = true;

  private int running = NONE;
  private boolean pauseAfterTask;
  private boolean paused;

  Inbox(FrameInput in, Outgoing out, Functions functions, Thread taskThread) {
    this.in = in;
    this.out = out;
    this.functions = functions;
    this.taskThread = taskThread;
  }

  /** The next task, which counts as running from here on. Called by the task thread. */
  Frame take() throws IOException {
    lock.lock();
    try {
      busy = false;
      while (true) {
        if (reading) {
          changed.awaitUninterruptibly();
        } else if (paused || tasks.isEmpty()) {
          readOne(false);
        } else if (in.hasMore()) {
          readOne(true); // It may be that the task that comes next is revoked.
        } else {
          return begin(tasks.remove());
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private Frame begin(Frame task) {
    Thread.interrupted(); // A thread that an earlier task left behind may have set it.
    running = task.id();
    busy = true;
    return task;
  }

  /**
   * Ends the running task: from here on no interrupt can hit it. Says whether one has, after which
   * {@link #take} waits to be told to go on. Called by the task thread.
   */
  boolean finish() {
    lock.lock();
    try {
      running = NONE;
      paused = pauseAfterTask;
      pauseAfterTask = false;
      return paused;
    } finally {
      lock.unlock();
    }
  }

  boolean isBusy() {
    lock.lock();
    try {
      return busy;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when there may be something to watch. Called by the sentry. */
  void awaitBusy() {
    lock.lock();
    try {
      while (!busy) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Reads what has arrived while the task thread is away. Called by the sentry. */
  void readWhatIsThere() throws IOException {
    lock.lock();
    try {
      if (busy && !reading) {
        readOne(true);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Called with the lock held, and lets go of it while it reads and answers. Until then the task
   * thread begins nothing: of the tasks the pool knows here, only the first may have been begun.
   */
  private void readOne(boolean onlyIfThere) throws IOException {
    reading = true;
    try {
      Optional<Frame> frame = read(onlyIfThere);
      Optional<Frame> answer = frame.isPresent() ? accept(frame.get()) : Optional.empty();
      if (answer.isPresent()) {
        send(answer.get());
      }
    } finally {
      reading = false;
      changed.signalAll();
    }
  }

  private Optional<Frame> read(boolean onlyIfThere) throws IOException {
    lock.unlock();
    try {
      return !onlyIfThere || in.hasMore() ? Optional.of(in.read()) : Optional.empty();
    } finally {
      lock.lock();
    }
  }

  private void send(Frame answer) throws IOException {
    lock.unlock();
    try {
      out.send(answer);
    } finally {
      lock.lock();
    }
  }

  private Optional<Frame> accept(Frame frame) {
    switch (frame.kind()) {
      case SETUP, CALL, CALLABLE, RUNNABLE -> tasks.add(frame);
      case FUNCTION -> functions.define(frame.detail(), frame.payload());
      case GO -> paused = false;
      case EXIT -> System.exit(0);
      case INTERRUPT -> {
        return interrupt(frame.id());
      }
      case REVOKE -> {
        return revoke(frame.id());
      }
      default -> throw new IllegalStateException("not for a worker: " + frame.kind());
    }
    return Optional.empty();
  }

  private Optional<Frame> interrupt(int id) {
    if (running != id) {
      return revoke(id); // It waits, or its outcome is on the way.
    }
    pauseAfterTask = true;
    taskThread.interrupt();
    return Optional.of(Frame.of(Frame.Kind.INTERRUPTED, id));
  }

  private Optional<Frame> revoke(int id) {
    boolean found = tasks.removeIf(task -> task.id() == id);
    return found ? Optional.of(Frame.of(Frame.Kind.REVOKED, id)) : Optional.empty();
  }
}
