package dev.bunting;

import dev.bunting.plan.Planned;
import dev.bunting.plan.Planner;
import dev.bunting.schedule.Deadline;
import dev.bunting.schedule.Ended;
import dev.bunting.schedule.Schedule;
import dev.bunting.sink.Destination;
import dev.bunting.transfer.Crew;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A running job: its outcomes, as the downloads complete, each exactly once.
 *
 * <p>One thread at a time reads the outcomes; {@link #cancel()} may be called from any. Reading
 * slowly slows the job: outcomes do not pile up without bound.
 */
public final class Job implements Iterable<Outcome>, AutoCloseable {
  private final Schedule schedule;
  private final Crew crew;
  private final Thread intake;
  private final Optional<Deadline> deadline;
  private final AtomicReference<@Nullable RuntimeException> sourceFailure = new AtomicReference<>();

  Job(Iterable<? extends Row> rows, Options options) throws IOException {
    schedule = new Schedule(options.politeness(), RandomGenerator.getDefault());
    crew = Crew.of(options, schedule, Destination.open(options.directory()));
    var limits = options.limits();
    if (limits.errors() != Limits.NONE.errors())
      schedule.giveUpAfter(limits.errors(), crew::cancel);
    deadline =
        limits.deadline().equals(Limits.NONE.deadline())
            ? Optional.empty()
            : Optional.of(new Deadline(limits.deadline(), () -> end(Reason.DEADLINE)));
    intake =
        Thread.ofPlatform()
            .name("bunting-intake")
            .daemon()
            .start(() -> read(rows, options.names()));
  }

  private void read(Iterable<? extends Row> rows, NameTemplate names) {
    var planner = new Planner(names);
    try {
      for (var row : rows) {
        if (schedule.isOver()) return;
        switch (planner.plan(row)) {
          case Planned.Fetch fetch -> crew.tasksAdded(schedule.add(fetch.task()));
          case Planned.Duplicate(var index, var of, var download) ->
              schedule.refuse(new Ended(new Outcome.Duplicate(index, download, of), ""));
          case Planned.Refused refused -> schedule.refuse(new Ended(refused.outcome(), ""));
        }
      }
    } catch (InterruptedException e) {
      // Only close() interrupts this thread, and wants no more rows.
    } catch (RuntimeException e) {
      sourceFailure.set(e);
    } finally {
      schedule.allRead();
      crew.tasksAdded(false);
    }
  }

  /**
   * Waits for the next outcome; empty once every row has had its own.
   *
   * @throws InterruptedException if interrupted while waiting; the job goes on
   * @throws RuntimeException what the source threw, after the outcomes of the rows before
   */
  public Optional<Outcome> next() throws InterruptedException {
    var outcome = schedule.next().map(Ended::outcome);
    if (outcome.isPresent()) return outcome;
    var failure = sourceFailure.getAndSet(null);
    if (failure != null) throw failure;
    return outcome;
  }

  /**
   * The outcomes from here on. If the reading thread is interrupted, the iterator throws {@link
   * CancellationException} with the interrupt flag set.
   */
  @Override
  public Iterator<Outcome> iterator() {
    return new Outcomes();
  }

  /**
   * Ends the job soon: no further row is begun, transfers under way are cut off, and what is not
   * complete ends as {@link Reason#CANCELLED}. Rows not yet read from the source have no outcome.
   */
  public void cancel() {
    end(Reason.CANCELLED);
  }

  /**
   * Ends the job soon, as {@link #cancel()} does, because the process is told to end: what is not
   * complete ends as {@link Reason#INTERRUPTED}.
   */
  public void interrupt() {
    end(Reason.INTERRUPTED);
  }

  /** The first reason counts, for what waits and for what is under way. */
  private void end(Reason reason) {
    crew.cancel(schedule.cancel(reason));
  }

  /** Cancels what still runs and waits for its threads to end; no temporary file is left. */
  @Override
  public void close() {
    deadline.ifPresent(Deadline::close);
    cancel();
    intake.interrupt();
    crew.close();
  }

  private final class Outcomes implements Iterator<Outcome> {
    private Optional<Outcome> next = Optional.empty();

    @Override
    public boolean hasNext() {
      if (next.isEmpty()) next = await();
      return next.isPresent();
    }

    @Override
    public Outcome next() {
      if (!hasNext()) throw new NoSuchElementException();
      var outcome = next.orElseThrow();
      next = Optional.empty();
      return outcome;
    }

    private Optional<Outcome> await() {
      try {
        return Job.this.next();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while waiting for an outcome");
      }
    }
  }
}
