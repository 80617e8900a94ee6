package dev.bunting.futures;

import java.time.Duration;

/**
 * Keeps the JVM from exiting while a pool has work. All other threads of a pool are daemons, so
 * that an idle pool keeps nobody; this one is not, and ends soon after the work does. It looks now
 * and then instead of being told, which would cost every task a change of threads.
 */
final class Keeper {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Pool pool;

  // Both guarded by the pool's lock.
  private boolean running;
  private boolean hadWork;

  Keeper(Pool pool) {
    this.pool = pool;
  }

  /** A task has been queued. */
  void noteWork(Later later) {
    hadWork = true;
    if (!running) {
      running = true;
      later.run(
          () -> Thread.ofPlatform().daemon(false).name("bunting-pool-keeper").start(this::keep));
    }
  }

  private void keep() {
    try {
      boolean terminated = false;
      while (!terminated && pool.ask(this::isNeeded)) {
        terminated = pool.awaitTermination(LOOK.toNanos());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  /** Stays for one look after the last task, for the next one may follow. */
  private boolean isNeeded() {
    running = hadWork || pool.hasWork();
    hadWork = false;
    return running;
  }
}
