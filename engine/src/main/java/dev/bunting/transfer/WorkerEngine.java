package dev.bunting.transfer;

import dev.bunting.Options;
import dev.bunting.schedule.Schedule;
import dev.bunting.sink.Destination;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The engine of a worker process: it transfers what it is sent, on one connection after another.
 */
final class WorkerEngine {
  private static volatile @Nullable WorkerEngine engine;

  private final BlockingWorker worker;
  private final Watch watch;

  private WorkerEngine(Options options) throws IOException {
    // No task comes through this schedule; the parent has the one that counts.
    var schedule = new Schedule(options.politeness(), new Random(0));
    var destination = Destination.open(options.directory(), options.records().isPresent());
    var context = new Context(options, schedule, destination);
    var watchdog = new Watchdog(context.shortestTimeout());
    var buffers = new Buffers();
    // One download at a time: all that may run beside it are its own parts.
    var helpers = new Helpers(context, buffers, watchdog, options.limits().segments());
    worker = new BlockingWorker(context, buffers, watchdog, helpers);
    watch = watchdog.newWatch();
  }

  /** Called once in each worker, before its first task. */
  static void start(WorkerSettings settings) {
    try {
      engine = new WorkerEngine(settings.options());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WorkerReply transfer(WorkerOrder order) throws InterruptedException {
    var current = engine;
    if (current == null) throw new IllegalStateException("the worker was not started");
    return WorkerReply.of(current.worker.transfer(order.task(), current.watch));
  }
}
