package dev.bunting.cli.compare;

import dev.bunting.Bunting;
import dev.bunting.ListFormat;
import dev.bunting.ListOptions;
import dev.bunting.Options;
import dev.bunting.Outcome;
import dev.bunting.Politeness;
import dev.bunting.Rows;
import dev.bunting.Style;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;

/**
 * The program of one run, started by {@code bunting compare} as a process of its own: it downloads
 * a list in one style and prints what that took. It ends when its standard input does, so that it
 * never outlives who started it.
 */
public final class SingleRun {
  private SingleRun() {}

  /**
   * Runs, and prints a report as JSON lines.
   *
   * @param args style, requests at once, list, destination, and {@code true} for virtual threads to
   *     be counted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Thread.ofPlatform().daemon().name("bunting-parent").start(SingleRun::endWithParent);
    run(args, System.out);
  }

  /** As {@link #main}, whatever becomes of the standard input. */
  public static void run(String[] args, PrintStream out) throws IOException, InterruptedException {
    var options =
        Options.defaults()
            .withStyle(Style.valueOf(args[0]))
            .withMaxRequests(Integer.parseInt(args[1]))
            .withDirectory(Path.of(args[3]))
            .withPoliteness(Politeness.NONE);
    var list = Path.of(args[2]);
    ReportLines.write(args[4].equals("true") ? count(list, options) : run(list, options), out);
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException e) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(1);
  }

  private static Report count(Path list, Options options) throws IOException, InterruptedException {
    try (var threads = new VirtualThreads()) {
      var report = run(list, options);
      return new Report(
          report.transfers(), report.wallNanos(), report.usage(), report.threads(), threads.most());
    }
  }

  /** Nothing that only serves the report may happen before the last outcome. */
  private static Report run(Path list, Options options) throws IOException, InterruptedException {
    var began = Instant.now();
    long start = System.nanoTime();
    var urls = ListOptions.defaults().withFormat(ListFormat.URLS);
    try (var rows = Rows.ofFile(list, urls);
        var job = Bunting.run(rows, options)) {
      var outcomes = new ArrayList<Outcome>();
      for (var next = job.next(); next.isPresent(); next = job.next()) outcomes.add(next.get());
      long wall = System.nanoTime() - start;
      // Before the job closes: its workers, if there are any, end with it.
      var usage = Usage.now();
      var transfers =
          outcomes.stream().map(o -> Transfer.of(o, options.directory(), began)).toList();
      return new Report(transfers, wall, usage, peakThreads(), 0);
    }
  }

  private static int peakThreads() {
    return ManagementFactory.getThreadMXBean().getPeakThreadCount();
  }
}
