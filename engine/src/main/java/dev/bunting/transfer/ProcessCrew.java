package dev.bunting.transfer;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.futures.ProcessPoolExecutor;
import dev.bunting.schedule.Result;
import dev.bunting.schedule.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Worker processes that transfer one download at a time each. Here a virtual thread per worker
 * takes tasks, hands each to the pool and waits, so that the schedule's limits hold over all
 * processes together.
 */
final class ProcessCrew implements Crew {
  private final Context context;
  private final ProcessPoolExecutor pool;
  private final List<Thread> threads = new ArrayList<>();
  private volatile @Nullable Reason cancelled;

  ProcessCrew(Context context) {
    if (context.options.http().tls().isPresent())
      throw new IllegalArgumentException("the style processes takes no SSLContext of yours");
    this.context = context;
    var settings = WorkerSettings.of(context.options);
    pool =
        ProcessPoolExecutor.builder()
            .workers(context.options.maxRequests())
            .jvmArgs(workerFlags())
            .initializer(() -> WorkerEngine.start(settings))
            .build();
  }

  /**
   * Where this process was started from a start-up cache, which then says so by a property, its
   * workers are too: the same jars, and the same flags as those the cache was made with. A JVM that
   * does not take the cache starts without, in silence.
   */
  private static String[] workerFlags() {
    var cache = System.getProperty("bunting.startupCache", "");
    if (cache.isEmpty()) return new String[0];
    return new String[] {
      "-XX:TieredStopAtLevel=1",
      "--enable-native-access=ALL-UNNAMED",
      "-XX:AOTMode=auto",
      "-XX:AOTCache=" + cache,
      "-Xlog:disable",
      "-Xlog:all=error,aot*=off,cds*=off:stderr"
    };
  }

  @Override
  public synchronized void tasksAdded(boolean moreThanThreads) {
    if (!moreThanThreads || threads.size() >= context.options.maxRequests()) return;
    threads.add(Thread.ofVirtual().name("bunting-process-", threads.size()).start(this::run));
  }

  private void run() {
    try {
      for (var task = context.schedule.take(); task.isPresent(); task = context.schedule.take())
        context.schedule.done(task.get(), transfer(task.get()));
    } catch (InterruptedException e) {
      // Only the job itself interrupts its threads, and then all is over.
    }
  }

  /** Always a result, whatever happens to the worker. */
  private Result transfer(Task task) throws InterruptedException {
    var exchange = context.exchange(task);
    try {
      Future<WorkerReply> running = pool.submit(WorkerEngine::transfer, WorkerOrder.of(task));
      var result = running.get().result(task, context.options.directory());
      context.received.add(result.traffic().bytes());
      context.resumed.add(result.traffic().resumed());
      // A worker that was interrupted knows only that its connection broke.
      var reason = cancelled;
      if (reason == null || !(result.outcome() instanceof Outcome.Failed)) return result;
      return cutOff(exchange, result, reason);
    } catch (ExecutionException e) {
      return exchange.result(failure(e.getCause() == null ? e : e.getCause()));
    } catch (CancellationException | RejectedExecutionException e) {
      return exchange.result(failure(e));
    }
  }

  private static Result cutOff(Exchange exchange, Result result, Reason reason) {
    var outcome = exchange.result(Failures.outOfTime(reason)).outcome();
    return new Result(
        result.begun(),
        outcome,
        result.retryAfter(),
        result.partial(),
        Optional.empty(),
        result.traffic());
  }

  private TransferException failure(Throwable e) {
    var reason = cancelled;
    return reason != null ? Failures.outOfTime(reason) : Failures.internal(e);
  }

  @Override
  public void cancel(Reason reason) {
    synchronized (this) {
      if (cancelled == null) cancelled = reason;
    }
    pool.shutdownNow();
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
    pool.close();
    context.destination.removeLeftOvers();
    context.close();
  }

  private synchronized List<Thread> started() {
    return List.copyOf(threads);
  }
}
