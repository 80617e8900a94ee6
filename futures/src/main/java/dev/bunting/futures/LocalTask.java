package dev.bunting.futures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** A task for an executor of this JVM, whose future calls back. */
final class LocalTask<V> extends FutureTask<V> implements Notifying {
  private List<Runnable> actions = List.of();
  private boolean notified;

  LocalTask(Callable<V> work) {
    super(work);
  }

  @Override
  protected void done() {
    List<Runnable> due;
    synchronized (this) {
      notified = true;
      due = actions;
      actions = List.of();
    }
    due.forEach(Runnable::run);
  }

  @Override
  public void onDone(Runnable action) {
    synchronized (this) {
      if (!notified) {
        if (actions.isEmpty()) actions = new ArrayList<>(1);
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  @Override
  public synchronized void forget(Runnable action) {
    if (!actions.isEmpty()) actions.removeIf(action::equals);
  }
}
