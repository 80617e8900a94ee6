package dev.bunting.futures.worker;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the task pipe while a task takes its time, so that an interrupt reaches it and the end of
 * the parent ends this process. Short tasks never meet it: it looks every few milliseconds whether
 * the task thread is still at the same task, and sleeps while there is none.
 */
final class Sentry implements Runnable {
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int IDLE_LOOKS_BEFORE_SLEEP = 100;

  private final Inbox inbox;

  Sentry(Inbox inbox) {
    this.inbox = inbox;
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
    Optional<Long> before = Optional.empty();
    int idleLooks = 0;
    while (true) {
      LockSupport.parkNanos(PATIENCE_NANOS);
      Optional<Long> now = inbox.busyWith();
      if (now.isPresent() && now.equals(before)) {
        inbox.readWhileBusy();
      }
      before = now;
      idleLooks = now.isPresent() ? 0 : idleLooks + 1;
      if (idleLooks == IDLE_LOOKS_BEFORE_SLEEP) {
        inbox.awaitBusy();
      }
    }
  }
}
