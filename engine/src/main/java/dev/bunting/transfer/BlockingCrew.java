package dev.bunting.transfer;

import dev.bunting.Reason;
import java.util.ArrayList;
import java.util.List;

/** Threads that each wait for their own transfer; they start as tasks come, up to the limit. */
final class BlockingCrew implements Crew {
  private final Context context;
  private final int limit;
  private final Thread.Builder builder;
  private final Watchdog watchdog;
  private final Buffers buffers = new Buffers();
  private final Helpers helpers;
  private final List<Thread> threads = new ArrayList<>();

  BlockingCrew(Context context, int limit, Thread.Builder builder) {
    this.context = context;
    this.limit = limit;
    this.builder = builder.name("bunting-transfer-", 0);
    watchdog = new Watchdog(context.shortestTimeout());
    helpers = new Helpers(context, buffers, watchdog, limit);
  }

  @Override
  public synchronized void tasksAdded(boolean moreThanThreads) {
    if (!moreThanThreads || threads.size() >= limit) return;
    threads.add(builder.start(new BlockingWorker(context, buffers, watchdog, helpers)));
  }

  @Override
  public void cancel(Reason reason) {
    watchdog.cancel(reason);
  }

  @Override
  public long bytesReceived() {
    return context.received.sum();
  }

  @Override
  public long bytesResumed() {
    return context.resumed.sum();
  }

  @Override
  public void close() {
    Threads.join(started());
    watchdog.close();
    context.close();
  }

  private synchronized List<Thread> started() {
    return List.copyOf(threads);
  }
}
