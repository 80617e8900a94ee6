package dev.bunting.transfer;

import dev.bunting.schedule.Task;
import java.util.concurrent.Semaphore;

/**
 * The virtual threads that fetch parts of large files, in the styles that block. Such a part counts
 * as a request of the job: while all that are allowed are under way, no file is divided, and
 * whoever has taken a task waits.
 *
 * <p>Safe for any number of threads.
 */
final class Helpers {
  private final Context context;
  private final Buffers buffers;
  private final Watchdog watchdog;
  private final Semaphore requests;
  private final boolean used;

  /**
   * @param requests how many requests may be under way at once
   */
  Helpers(Context context, Buffers buffers, Watchdog watchdog, int requests) {
    this.context = context;
    this.buffers = buffers;
    this.watchdog = watchdog;
    this.requests = new Semaphore(requests);
    used = context.segments() > 1;
    context.room = this::take;
  }

  private int take(int wanted) {
    for (int i = 0; i < wanted; i++) if (!requests.tryAcquire()) return i;
    return wanted;
  }

  /** Waits until a download may begin. */
  void begin() throws InterruptedException {
    if (used) requests.acquire();
  }

  void end() {
    if (used) requests.release();
  }

  /** Starts a thread for a part whose request was taken before. */
  void start(Task task, Segment segment) {
    var worker = new BlockingWorker(context, buffers, watchdog, this);
    try {
      Thread.ofVirtual().name("bunting-segment").start(() -> carryOut(worker, task, segment));
    } catch (RuntimeException | OutOfMemoryError e) {
      // Without a thread it has not even begun; the file goes on as one stream.
      giveUp(segment);
    }
  }

  private void carryOut(BlockingWorker worker, Task task, Segment segment) {
    try {
      worker.transfer(task, segment);
    } finally {
      giveUp(segment);
    }
  }

  /** Takes notice that a part has no thread, or none any more. */
  void giveUp(Segment segment) {
    requests.release();
    segment.landed();
  }
}
