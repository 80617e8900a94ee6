package dev.bunting.futures.worker;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the task pipe every few milliseconds while a task runs, so that an interrupt reaches it,
 * and at the parent, with whose end this process ends. Sleeps while there is no task: then the task
 * thread itself reads the pipe.
 *
 * <p>It looks instead of waiting in a read, for the JVM delays its exit by 300 ms when a thread is
 * within a system call, and the pool is to hear at once of a task that exits.
 */
final class Sentry implements Runnable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int LOOKS_PER_LOOK_AT_PARENT = 4;

  /** A worker that is just starting has better things to do than to load what that takes. */
  private static final int LOOKS_BEFORE_FIRST_AT_PARENT = 10;

  private static final int IDLE_LOOKS_BEFORE_SLEEP = 100;

  private final Inbox inbox;
  private final long parent;

  /** Watches over the tasks of an inbox and the process with the given id. */
  Sentry(Inbox inbox, long parent) {
    this.inbox = inbox;
    this.parent = parent;
  }

  @Override
  public void run() {
    try {
      watch();
    } catch (IOException e) {
      Main.parentIsGone();
    } catch (RuntimeException | Error e) {
      // Such as a task too large for this heap: what follows on the pipe cannot be understood.
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private void watch() throws IOException {
    int idleLooks = 0;
    int looksUntilParent = LOOKS_BEFORE_FIRST_AT_PARENT;
    while (true) {
      LockSupport.parkNanos(PAUSE_NANOS);
      inbox.readWhatIsThere();
      if (--looksUntilParent == 0) {
        exitWithoutParent();
        looksUntilParent = LOOKS_PER_LOOK_AT_PARENT;
      }
      idleLooks = inbox.isBusy() ? 0 : idleLooks + 1;
      if (idleLooks >= IDLE_LOOKS_BEFORE_SLEEP) {
        inbox.awaitBusy();
        idleLooks = 0;
      }
    }
  }

  private void exitWithoutParent() {
    if (currentParent() != parent) {
      Main.parentIsGone();
    }
  }

  /** That of another process, or 0, once the one that started this has ended. */
  private static long currentParent() {
    var current = ProcessHandle.current().parent();
    return current.isPresent() ? current.get().pid() : 0;
  }
}
