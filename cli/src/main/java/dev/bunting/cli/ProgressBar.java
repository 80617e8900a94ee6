package dev.bunting.cli;

import dev.bunting.Outcome;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * A bar in one line of a terminal, drawn again as downloads complete, at most ten times a second.
 * Its width is the terminal's at the start.
 */
final class ProgressBar implements Progress {
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintStream err;
  private final BarLine line;
  private final LongSupplier nanoTime;
  private final long start;
  private long drawn;
  private int done;

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  ProgressBar(PrintStream err, BarLine line, LongSupplier nanoTime) {
    this.err = err;
    this.line = line;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  @Override
  public void begin() {
    draw(nanoTime.getAsLong());
  }

  @Override
  public void show(Outcome outcome) {
    done++;
    long now = nanoTime.getAsLong();
    if (now - drawn >= REDRAW_NANOS) draw(now);
  }

  @Override
  public void end() {
    draw(nanoTime.getAsLong());
    err.println();
  }

  private void draw(long now) {
    drawn = now;
    err.print("\r" + line.render(done, (now - start) / 1e9));
    err.flush();
  }
}
