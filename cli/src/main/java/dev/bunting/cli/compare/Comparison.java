package dev.bunting.cli.compare;

import dev.bunting.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Runs all contestants on the same work, round after round in another order, one at a time. Before
 * that each has a shorter run that does not count: it warms the server and the system's caches, and
 * in it virtual threads are counted.
 *
 * <p>One thread calls {@link #run}; any may call {@link #stop}.
 */
public final class Comparison {
  /** Hears how it goes on, on the thread that runs it. */
  public interface Listener {
    /**
     * A run begins.
     *
     * @param round 0 for those that do not count
     */
    void begins(Contestant contestant, int round);

    /** A run that counts has ended. */
    void ended(Run run);
  }

  /** So many rows for each request at once are enough for all threads of a style to start. */
  private static final int WARM_UP_ROWS = 3;

  private final Work work;
  private final List<Contestant> contestants;
  private final long seed;
  private final Scratch scratch;
  private final Listener listener;
  private final Inspector inspector = new Inspector();
  private Optional<Child> running = Optional.empty();
  private boolean stopped;

  /**
   * A comparison that has not begun.
   *
   * @param seed what the order of the runs follows from
   * @param directory an empty one, for lists and downloads; nothing is left in it
   */
  public Comparison(
      Work work, List<Contestant> contestants, long seed, Path directory, Listener listener) {
    this.work = work;
    this.contestants = List.copyOf(contestants);
    this.seed = seed;
    this.scratch = new Scratch(directory);
    this.listener = listener;
  }

  /**
   * Runs it all.
   *
   * @param rounds 1 or more
   * @throws BrokenRunException if a run's process ended before its work did
   * @throws IOException if there is nothing to serve or to write to
   */
  public Result run(int rounds) throws IOException, InterruptedException {
    var virtualThreads = new HashMap<Contestant, Integer>();
    for (var contestant : contestants) virtualThreads.put(contestant, warmUp(contestant));
    var runs = new ArrayList<Run>();
    for (int round = 1; round <= rounds; round++)
      for (var contestant : order(round)) runs.add(measured(contestant, round));
    return new Result(work, contestants, runs, Map.copyOf(virtualThreads));
  }

  private List<Contestant> order(int round) {
    var order = new ArrayList<>(contestants);
    Collections.shuffle(order, new Random(seed + round));
    return order;
  }

  private int warmUp(Contestant contestant) throws IOException, InterruptedException {
    listener.begins(contestant, 0);
    try (var served = work.serve(0)) {
      int rows = (int) Math.min(work.size(), (long) WARM_UP_ROWS * contestant.connections());
      var report = report(contestant, 0, served.downloads().subList(0, rows), true);
      return report.virtualThreads();
    } finally {
      scratch.clear();
    }
  }

  private Run measured(Contestant contestant, int round) throws IOException, InterruptedException {
    listener.begins(contestant, round);
    try (var served = work.serve(round)) {
      var report = report(contestant, round, served.downloads(), false);
      var flaws = inspector.flaws(report.transfers(), scratch.files(), served);
      var run = new Run(contestant, round, report, flaws);
      listener.ended(run);
      return run;
    } finally {
      scratch.clear();
    }
  }

  private Report report(Contestant contestant, int round, List<Download> rows, boolean count)
      throws IOException, InterruptedException {
    Files.write(scratch.list(), ListText.of(rows));
    try (var child = start(contestant, count)) {
      return child.report();
    } catch (BrokenRunException e) {
      var which = round == 0 ? "the warm-up of " : "round " + round + " of ";
      throw new BrokenRunException(which + contestant + ": " + e.getMessage());
    }
  }

  private synchronized Child start(Contestant contestant, boolean count) throws IOException {
    if (stopped) throw new BrokenRunException("stopped");
    var args =
        List.of(
            contestant.style().name(),
            Integer.toString(contestant.connections()),
            scratch.list().toString(),
            scratch.files().toString(),
            Boolean.toString(count));
    var child = Child.start(scratch, args);
    running = Optional.of(child);
    return child;
  }

  /** Kills what runs; {@link #run} fails soon after. */
  public void stop() throws IOException {
    synchronized (this) {
      stopped = true;
      running.ifPresent(Child::close);
    }
    scratch.clear();
  }
}
