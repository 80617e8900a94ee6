package dev.bunting.transfer;

import dev.bunting.Options;
import dev.bunting.Reason;
import dev.bunting.schedule.Schedule;
import dev.bunting.sink.Destination;
import java.io.IOException;

/**
 * Those who transfer, in one style: they take tasks from the schedule and hand in outcomes, until
 * there are no more tasks. Any thread may call the methods.
 */
public sealed interface Crew extends AutoCloseable
    permits BlockingCrew, EventLoopCrew, ProcessCrew {

  /**
   * A crew for the options' style. It works once the schedule has tasks.
   *
   * @throws IOException if the system gives no selector, or certificates cannot be read
   * @throws IllegalArgumentException if the options cannot travel to worker processes
   */
  static Crew of(Options options, Schedule schedule, Destination destination) throws IOException {
    var fitting = OpenFiles.fitting(options);
    return of(new Context(options.withMaxRequests(fitting), schedule, destination));
  }

  private static Crew of(Context context) throws IOException {
    var options = context.options;
    return switch (options.style()) {
      case SEQUENTIAL -> new BlockingCrew(context, 1, Thread.ofPlatform());
      case THREADS -> new BlockingCrew(context, options.maxRequests(), Thread.ofPlatform());
      case VIRTUAL -> new BlockingCrew(context, options.maxRequests(), Thread.ofVirtual());
      case ASYNC -> new EventLoopCrew(context);
      case PROCESSES -> new ProcessCrew(context);
    };
  }

  /**
   * Tells that tasks were added; with more of them waiting than threads, another thread may start.
   */
  void tasksAdded(boolean moreThanThreads);

  /** Ends every transfer under way for this reason; the reason of the first call counts. */
  void cancel(Reason reason);

  /** The bytes of responses so far, heads included; of worker processes those of ended attempts. */
  long bytesReceived();

  /** The bytes that an earlier run had left, and that were gone on with; told as those received. */
  long bytesResumed();

  /**
   * Waits until all threads have ended; the schedule must be at its end, or cancelled with this.
   */
  @Override
  void close();
}
