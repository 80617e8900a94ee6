package dev.bunting.transfer;

import dev.bunting.Reason;
import java.io.IOException;
import java.util.List;

/** One thread with a selector. */
final class EventLoopCrew implements Crew {
  private final Context context;
  private final EventLoop loop;
  private final Thread thread;

  EventLoopCrew(Context context) throws IOException {
    this.context = context;
    loop = new EventLoop(context);
    thread = Thread.ofPlatform().name("bunting-loop").start(loop);
  }

  @Override
  public void tasksAdded(boolean moreThanThreads) {
    loop.wakeUp();
  }

  @Override
  public void cancel(Reason reason) {
    loop.cancel(reason);
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
    Threads.join(List.of(thread));
    context.close();
  }
}
