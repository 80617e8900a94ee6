package dev.bunting;

import dev.bunting.jfr.FlightRecording;
import dev.bunting.ledger.Resume;
import dev.bunting.report.SummaryCollector;
import dev.bunting.schedule.Deadline;
import dev.bunting.schedule.Ended;
import dev.bunting.schedule.Schedule;
import dev.bunting.sink.Destination;
import dev.bunting.sink.DiskFull;
import dev.bunting.transfer.Crew;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * A running job: its outcomes, as the downloads complete, each exactly once.
 *
 * <p>One thread at a time reads the outcomes; all but {@link #next()}, {@link #iterator()} and
 * {@link #close()} may be called from any. Reading slowly slows the job: outcomes do not pile up
 * without bound. An outcome that was read is in the ledger and the reports, if there are any, or on
 * its way there.
 */
public final class Job implements Iterable<Outcome>, AutoCloseable {
  private final Path directory;
  private final Schedule schedule;
  private final Crew crew;
  private final Optional<Book> book;
  private final Optional<Listeners> listeners;
  private final Thread intake;
  private final Optional<Deadline> deadline;
  private final SummaryCollector summary = new SummaryCollector();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final Twins twins = new Twins();
  private final ArrayDeque<Outcome> told = new ArrayDeque<>();
  private boolean recorded;
  private boolean closed;

  Job(PlannedRows rows, Options options) throws IOException {
    directory = options.directory();
    book =
        options.records().isPresent()
            ? Optional.of(
                Book.open(options.directory(), options.records().get(), rows.areWholeList()))
            : Optional.empty();
    try {
      schedule = new Schedule(options.politeness(), RandomGenerator.getDefault());
      if (options.politeness().robots()) schedule.heedRobots(userAgent(options.http()));
      crew = Crew.of(options, schedule, Destination.open(options.directory(), book.isPresent()));
      listeners =
          options.listeners().isEmpty()
              ? Optional.empty()
              : Optional.of(new Listeners(options.listeners()));
      listeners.ifPresent(schedule::tell);
      recordIfWanted();
      deadline = limited(options.limits());
    } catch (IOException | RuntimeException e) {
      if (book.isPresent()) book.get().close();
      throw e;
    }
    var finished = options.records().map(Records::finished).orElse(Records.Finished.FETCH);
    var in = new Intake(schedule, crew, options.directory(), finished);
    intake = Thread.ofPlatform().name("bunting-intake").daemon().start(() -> read(rows, in));
  }

  /** A header of that name overrules the option. */
  private static String userAgent(Http http) {
    for (var header : http.headers())
      if (header.name().equalsIgnoreCase("User-Agent")) return header.value();
    return http.userAgent();
  }

  /**
   * Tells Java Flight Recorder of the job from now on, if it runs by now. To ask costs next to
   * nothing; the classes of events, a cold process tenths of a second.
   */
  private void recordIfWanted() {
    if (recorded || !FlightRecorder.isInitialized()) return;
    recorded = true;
    Consumer<Event> recording = new FlightRecording();
    schedule.tell(listeners.isPresent() ? recording.andThen(listeners.get()) : recording);
  }

  /** What ends the job before its rows do. */
  private Optional<Deadline> limited(Limits limits) {
    if (limits.errors() != Limits.NONE.errors())
      schedule.giveUpAfter(limits.errors(), crew::cancel);
    return limits.deadline().equals(Limits.NONE.deadline())
        ? Optional.empty()
        : Optional.of(new Deadline(limits.deadline(), () -> stop(Reason.DEADLINE)));
  }

  private void read(PlannedRows rows, Intake in) {
    try (rows;
        var before = before();
        var ahead = before.isNothing() ? rows : rows.readAhead()) {
      var count = take(ahead, in, before);
      if (rows.areWholeList() && !schedule.isOver()) listEnded(count, rows.digest());
    } catch (InterruptedException e) {
      // Only close() interrupts this thread, and wants no more rows.
    } catch (IOException | RuntimeException e) {
      failure.set(e);
    } finally {
      schedule.allRead();
      crew.tasksAdded(false);
    }
  }

  private long take(PlannedRows rows, Intake in, Resume before)
      throws IOException, InterruptedException {
    long count = 0;
    for (var row = rows.next(); row.isPresent() && !schedule.isOver(); row = rows.next(), count++)
      in.take(row.get(), before);
    return count;
  }

  private Resume before() throws EnvironmentException, InterruptedException {
    return book.isPresent() ? book.get().resume() : Resume.nothing();
  }

  private void listEnded(long rows, Optional<String> digest)
      throws EnvironmentException, InterruptedException {
    summary.listEnded(rows);
    if (book.isPresent()) book.get().listEnded(rows, digest);
  }

  /**
   * Waits for the next outcome; empty once every row has had its own.
   *
   * @throws EnvironmentException if the ledger or a report cannot be written any more
   * @throws InterruptedException if interrupted while waiting; the job goes on
   * @throws RuntimeException what the source threw, after the outcomes of the rows before
   */
  public Optional<Outcome> next() throws EnvironmentException, InterruptedException {
    while (told.isEmpty()) {
      var ended = schedule.next();
      if (ended.isEmpty()) return end();
      enter(ended.get());
    }
    return Optional.of(told.remove());
  }

  private void enter(Ended row) throws EnvironmentException, InterruptedException {
    endIfNothingCanBeWritten(row.outcome());
    recordIfWanted();
    for (var ended : twins.told(row)) {
      if (book.isPresent()) write(book.get(), ended);
      else summary.add(ended.outcome());
      told.add(ended.outcome());
      if (recorded || listeners.isPresent()) schedule.tell(ended.outcome());
    }
  }

  /** Every further row would fail likewise; those that have ended are told, and then this. */
  private void endIfNothingCanBeWritten(Outcome outcome) {
    if (DiskFull.ended(outcome)) endWith("the disk is full; once there is room, run it again");
    else if (isGone(outcome)) endWith("the destination " + directory + " is gone");
  }

  private boolean isGone(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        && failed.reason() == Reason.WRITE_FAILED
        && Files.notExists(directory);
  }

  private void endWith(String trouble) {
    if (failure.compareAndSet(null, new EnvironmentException(trouble))) cancel();
  }

  private void write(Book book, Ended ended) throws EnvironmentException, InterruptedException {
    if (ended.outcome() instanceof Outcome.Duplicate twin) {
      // Only the ledger tells why the row that it repeats has failed.
      summary.add(book.add(twin));
    } else {
      book.add(ended);
      summary.add(ended.outcome());
    }
  }

  private Optional<Outcome> end() throws EnvironmentException {
    // No switch over patterns here: its first use costs a cold process 8 ms.
    var thrown = failure.getAndSet(null);
    if (thrown instanceof EnvironmentException e) throw e;
    if (thrown instanceof RuntimeException e) throw e;
    if (thrown instanceof IOException e) throw new UncheckedIOException(e);
    return Optional.empty();
  }

  /**
   * The outcomes from here on. If the reading thread is interrupted, the iterator throws {@link
   * CancellationException} with the interrupt flag set; if the ledger or a report cannot be
   * written, {@link UncheckedIOException}.
   */
  @Override
  public Iterator<Outcome> iterator() {
    return new Outcomes();
  }

  /** How far the job is, now; cheap, for whoever wants to show it some times a second. */
  public Progress progress() {
    return new Progress(summary(), schedule.active(), crew.bytesReceived(), crew.bytesResumed());
  }

  /** How many of the outcomes read so far were which, and why downloads failed. */
  public Summary summary() {
    return summary.summary();
  }

  /**
   * Lets no request begin until {@link #resume()}, and no row be read; requests under way end as
   * they would, and so does a file that comes in parts. A second call changes nothing, and
   * deadlines go on meanwhile.
   */
  public void pause() {
    schedule.pause();
  }

  /** Goes on after {@link #pause()}; without one, nothing changes. */
  public void resume() {
    schedule.resume();
    crew.tasksAdded(false);
  }

  /**
   * Ends the job soon: no further row is begun, transfers under way are cut off, and what is not
   * complete ends as {@link Reason#CANCELLED}. Rows not yet read from the source have no outcome.
   */
  public void cancel() {
    stop(Reason.CANCELLED);
  }

  /**
   * Ends the job soon, as {@link #cancel()} does, because the process is told to end: what is not
   * complete ends as {@link Reason#INTERRUPTED}.
   */
  public void interrupt() {
    stop(Reason.INTERRUPTED);
  }

  /** The first reason counts, for what waits and for what is under way. */
  private void stop(Reason reason) {
    crew.cancel(schedule.cancel(reason));
  }

  /**
   * Cancels what still runs, waits for its threads to end, completes ledger and reports, and waits
   * until listeners have heard of it all.
   *
   * @throws EnvironmentException if those cannot be written
   */
  @Override
  public void close() throws EnvironmentException {
    if (closed) return;
    closed = true;
    if (deadline.isPresent()) deadline.get().close();
    cancel();
    intake.interrupt();
    crew.close();
    try {
      if (book.isPresent()) close(book.get());
      else if (recorded || listeners.isPresent()) enterTheRest();
    } finally {
      if (listeners.isPresent()) listeners.get().close();
    }
  }

  private void close(Book open) throws EnvironmentException {
    try (open) {
      enterTheRest();
    }
  }

  /** Outcomes that nobody has read are written down and told all the same. */
  private void enterTheRest() throws EnvironmentException {
    var interrupted = Thread.interrupted();
    try {
      for (var row = schedule.next(); row.isPresent(); row = schedule.next()) enter(row.get());
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
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
      } catch (EnvironmentException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
