package dev.bunting.cli;

import dev.bunting.cli.compare.Comparison;
import dev.bunting.cli.compare.Contestant;
import dev.bunting.cli.compare.Run;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shows which style runs in which round: on a terminal a line that changes, elsewhere a line for
 * each run. One thread calls its methods, another may {@link #clear()} it.
 */
final class CompareProgress implements Comparison.Listener {
  private static final int BAR_CELLS = 20;

  private final Console console;
  private final int rounds;
  private final int total;
  private final AtomicInteger done = new AtomicInteger();
  private int shown;

  /**
   * @param total how many runs there will be that count
   */
  CompareProgress(Console console, int rounds, int total) {
    this.console = console;
    this.rounds = rounds;
    this.total = total;
  }

  @Override
  public void begins(Contestant contestant, int round) {
    if (console.columns().isPresent()) show(bar() + where(round) + ": " + contestant);
  }

  @Override
  public void ended(Run run) {
    done.incrementAndGet();
    if (console.columns().isEmpty())
      console.say(
          where(run.round()) + ": " + run.contestant() + ": " + Decimals.two(run.seconds()) + " s");
  }

  private String where(int round) {
    return round == 0 ? "warm-up" : "round " + round + " of " + rounds;
  }

  private String bar() {
    var blocks = console.err().charset().equals(StandardCharsets.UTF_8);
    return "|"
        + BarLine.bar(done.doubleValue() / total, BAR_CELLS, blocks)
        + "| "
        + done
        + "/"
        + total
        + " ";
  }

  private synchronized void show(String line) {
    var cut = line.substring(0, Math.min(line.length(), console.columns().orElse(80) - 1));
    console.err().print("\r" + cut + " ".repeat(Math.max(0, shown - cut.length())));
    console.err().flush();
    shown = cut.length();
  }

  /** Leaves nothing of the line on the terminal. */
  synchronized void clear() {
    if (shown > 0) console.err().print("\r" + " ".repeat(shown) + "\r");
    console.err().flush();
    shown = 0;
  }

  /** How many runs have ended. */
  int done() {
    return done.get();
  }

  /** How many runs there will be. */
  int total() {
    return total;
  }
}
