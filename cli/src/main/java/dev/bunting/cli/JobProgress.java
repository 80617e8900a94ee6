package dev.bunting.cli;

import dev.bunting.Job;
import dev.bunting.Outcome;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Shows how far a job is, now and then, whatever the job does meanwhile: a thread of its own looks
 * at the job's counts, so that rows cost nothing.
 */
final class JobProgress implements AutoCloseable {
  /** How it is shown. */
  sealed interface Look {
    /** A line for each look. */
    Look PLAIN = new Lines(false, 5_000);

    /** A JSON object for each. */
    Look JSON = new Lines(true, 1_000);

    /** Not at all. */
    Look NONE = new Lines(false, 0);

    /** A bar in one line of a terminal. */
    static Look bar(Console console) {
      var blocks = console.err().charset().equals(StandardCharsets.UTF_8);
      return new Bar(console.columns().orElse(80), blocks);
    }

    /** How many milliseconds between two looks; 0 for none ever. */
    int interval();
  }

  private record Lines(boolean json, int interval) implements Look {}

  private record Bar(int columns, boolean blocks) implements Look {
    @Override
    public int interval() {
      return 200;
    }
  }

  private final Look look;
  private final Job job;
  private final PrintStream err;
  private final long start = System.nanoTime();
  private final Thread ticker;
  private final LongAdder kept = new LongAdder();
  private volatile boolean closed;

  JobProgress(Look look, Job job, Console console) {
    this.look = look;
    this.job = job;
    err = console.err();
    ticker = Thread.ofPlatform().name("bunting-progress").daemon().unstarted(this::run);
    if (look.interval() > 0) ticker.start();
  }

  /** Takes notice of an outcome. */
  void count(Outcome outcome) {
    if (outcome instanceof Outcome.Saved saved && !saved.fetched()) kept.increment();
  }

  private void run() {
    // No log needs a line that says that nothing is done yet.
    if (!look.equals(Look.PLAIN)) show();
    while (!closed) {
      LockSupport.parkNanos(look.interval() * 1_000_000L);
      if (!closed) show();
    }
  }

  private void show() {
    var now = new JobMoment(job.progress(), kept.sum(), (System.nanoTime() - start) / 1e9);
    switch (look) {
      case Bar(var columns, var blocks) -> err.print("\r" + now.bar(columns, blocks));
      case Lines(var json, var _) -> err.println(json ? now.json() : now.plain());
    }
    err.flush();
  }

  /** Shows the end. */
  @Override
  public void close() {
    closed = true;
    if (look.interval() == 0) return;
    LockSupport.unpark(ticker);
    try {
      ticker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    show();
    if (look instanceof Bar) err.println();
  }
}
