package dev.bunting.page;

import dev.bunting.Timings;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Tried;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went on when: how many downloads were in which phase, how many bytes came, what ended. */
final class Activity {
  static final int PHASES = 5;
  private static final int BYTES = 5;
  private static final int ENDED = 6;

  private @Nullable Flows flows;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /** A stretch of time in which something went on, in microseconds since 1970. */
  record Stretch(long from, long to) {
    long length() {
      return to - from;
    }
  }

  void add(Entry entry) {
    if (entry.tried().isPresent())
      add(entry.tried().get(), entry.file().map(f -> f.bytes()).orElse(0L));
  }

  private void add(Tried tried, long bytes) {
    long at = micros(tried.started());
    if (flows == null) flows = new Flows(7, at);
    first = Math.min(first, at);
    long[] phases = phases(tried.timings());
    for (int i = 0; i < PHASES; i++) {
      if (phases[i] > 0) flows.add(i, at, at + phases[i], (double) phases[i]);
      if (i == PHASES - 1 && bytes > 0) flows.add(BYTES, at, at + phases[i], (double) bytes);
      at += phases[i];
    }
    flows.add(ENDED, at, at, 1);
    last = Math.max(last, at);
  }

  /** The moment in microseconds since 1970. */
  static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  /** The phases in their order, in microseconds. */
  static long[] phases(Timings timings) {
    return new long[] {
      timings.dns() / 1_000,
      timings.connect() / 1_000,
      timings.tls() / 1_000,
      timings.await() / 1_000,
      timings.receive() / 1_000
    };
  }

  boolean isEmpty() {
    return flows == null;
  }

  /** What is known by now; only if there is something. */
  Seen seen() {
    if (flows == null) throw new IllegalStateException("nothing was tried");
    return new Seen(flows.levels(), first, Math.max(last, first + 1));
  }

  /**
   * What went on, as of a moment.
   *
   * @param first when the first attempt began, in microseconds since 1970
   * @param last when the last one ended
   */
  record Seen(Levels levels, long first, long last) {
    /** The mean number of downloads in a phase. */
    double inPhase(int phase, double from, double to) {
      return levels.between(phase, from, to) / (to - from);
    }

    double bytesPerSecond(double from, double to) {
      return levels.between(BYTES, from, to) / (to - from) * 1e6;
    }

    double endedPerSecond(double from, double to) {
      return levels.between(ENDED, from, to) / (to - from) * 1e6;
    }

    /** The most downloads that were under way at the end of any bucket. */
    long most() {
      double most = 0;
      for (int i = 0; i < levels.buckets(); i++) most = Math.max(most, active(i));
      return Math.max(1, Math.round(most));
    }

    private double active(int bucket) {
      double active = 0;
      for (int phase = 0; phase < PHASES; phase++) active += levels.rateAfter(phase, bucket);
      return active;
    }

    /** The times in which nothing went on. */
    private List<Stretch> pauses() {
      var pauses = new ArrayList<Stretch>();
      for (int i = 0; i + 1 < levels.buckets(); i++)
        if (active(i) < 0.5 && levels.begin(i + 1) > levels.end(i))
          pauses.add(new Stretch(levels.end(i), levels.begin(i + 1)));
      return pauses;
    }

    /** All the time from first to last, without long pauses. */
    List<Stretch> stretches() {
      var stretches = new ArrayList<Stretch>();
      long from = first;
      for (var pause : Pauses.worthLeavingOut(pauses(), last - first)) {
        stretches.add(new Stretch(from, pause.from()));
        from = pause.to();
      }
      stretches.add(new Stretch(from, last));
      return stretches;
    }
  }
}
