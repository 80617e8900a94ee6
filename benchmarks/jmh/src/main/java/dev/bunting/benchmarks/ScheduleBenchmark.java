package dev.bunting.benchmarks;

import dev.bunting.Download;
import dev.bunting.Outcome;
import dev.bunting.Politeness;
import dev.bunting.Timings;
import dev.bunting.Trace;
import dev.bunting.schedule.Ended;
import dev.bunting.schedule.Result;
import dev.bunting.schedule.Schedule;
import dev.bunting.schedule.Task;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the scheduler costs each row. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ScheduleBenchmark {
  private final Schedule schedule = new Schedule(Politeness.NONE, new Random(1));
  private final Download download = new Download(URI.create("http://host/file"), "file");
  private final Task task = new Task(1, download, "file");
  private final Outcome outcome =
      new Outcome.NotFound(
          1,
          download,
          new Trace(
              OptionalInt.of(404), "", 1, Instant.EPOCH, Timings.NONE, URI.create("http://host/")));

  /** A row's turn: added, handed out, done, told. */
  @Benchmark
  public Optional<Ended> turn() throws InterruptedException {
    schedule.add(task);
    var taken = schedule.take().orElseThrow();
    schedule.done(taken, new Result(System.nanoTime(), outcome, Optional.empty()));
    return schedule.next();
  }
}
