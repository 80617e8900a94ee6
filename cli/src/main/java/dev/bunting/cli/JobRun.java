package dev.bunting.cli;

import dev.bunting.EnvironmentException;
import dev.bunting.Job;
import dev.bunting.Options;
import dev.bunting.Outcome;
import dev.bunting.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a job: what it shows meanwhile, how it is stopped, and what it says in the end. */
final class JobRun {
  /** Starts the job. */
  interface Start {
    Job start(Options options) throws IOException;
  }

  /** Tells how the job would end if it has nothing left to do, and that can be told at once. */
  interface Finished {
    Optional<Summary> summary() throws EnvironmentException, InterruptedException;
  }

  /** Of a line where no terminal shows it. */
  private static final int COLUMNS = 200;

  private final Options options;
  private final Path directory;
  private final Onlookers onlookers;
  private final ShownArguments shown;
  private final Console console;
  private final JobProgress.Look look;
  private final BadRows badRows = new BadRows();
  private final FirstRows firstRows;
  private Optional<String> trouble = Optional.empty();

  JobRun(Options options, Onlookers onlookers, ShownArguments shown, Console console) {
    this.options = options;
    directory = options.directory();
    this.onlookers = onlookers;
    this.shown = shown;
    this.console = console;
    look = shown.look(console);
    firstRows = new FirstRows(!shown.quiet());
  }

  /** Runs the job; the exit code. */
  int run(Start start) throws InterruptedException {
    return run(Optional::empty, start);
  }

  /** Runs the job unless it has nothing left to do; the exit code. */
  int run(Finished finished, Start start) throws InterruptedException {
    long begun = System.nanoTime();
    try {
      var summary = onlookers.isNobody() ? finished.summary() : Optional.<Summary>empty();
      if (summary.isEmpty()) return run(start, begun);
      report(summary.get(), begun);
      return new JobReport(summary.get(), directory).exitCode();
    } catch (EnvironmentException e) {
      console.say(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      console.say("cannot write to " + directory + ": " + Troubles.reason(e));
    }
    return ExitCode.ENVIRONMENT;
  }

  @SuppressWarnings("try") // closed early, see below; twice does no harm
  private int run(Start start, long begun) throws IOException, InterruptedException {
    try (onlookers;
        var job = start.start(onlookers.on(options, console));
        var signals = Signals.ending(job::interrupt)) {
      onlookers.show(job);
      follow(job);
      // Before the last words: they are true only once all is written.
      job.close();
      onlookers.close();
      report(job.summary(), begun);
      if (signals.exitCode().isPresent())
        console.say("interrupted; the same command again goes on where this ended");
      return exitCode(job, signals);
    }
  }

  private void follow(Job job) throws IOException, InterruptedException {
    var lines = new RowLines(console.out());
    try (var progress = new JobProgress(look, job, console)) {
      for (var next = job.next(); next.isPresent(); next = job.next()) {
        progress.count(next.get());
        if (shown.verbose()) lines.print(next.get());
        else remember(next.get());
      }
    } catch (UncheckedIOException e) {
      // The list can be read no further; the rows before it count.
      trouble = Optional.of(message(e));
    }
  }

  private void remember(Outcome outcome) {
    badRows.count(outcome);
    firstRows.count(outcome);
  }

  /** One line for people. */
  static String message(UncheckedIOException e) {
    var cause = e.getCause();
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }

  private void report(Summary summary, long begun) {
    var seconds = (System.nanoTime() - begun) / 1e9;
    var report = new JobReport(summary, directory);
    if (!shown.quiet()) console.out().println(report.counts() + " in " + time(seconds));
    missing(report).forEach(console.err()::println);
    badRows.lines().forEach(console::say);
    trouble.ifPresent(console::say);
  }

  /** What is not there, and how to come by it; a few rows by name. */
  private List<String> missing(JobReport report) {
    int columns = console.columns().orElse(COLUMNS);
    var lines = new ArrayList<>(report.notFound(firstRows, columns));
    lines.addAll(report.failures(firstRows, columns));
    if (firstRows.areNotAll()) lines.add(report.listing());
    return lines;
  }

  private static String time(double seconds) {
    return Decimals.two(seconds) + " s";
  }

  private int exitCode(Job job, Signals signals) {
    if (signals.exitCode().isPresent()) return signals.exitCode().getAsInt();
    if (trouble.isPresent()) return ExitCode.ENVIRONMENT;
    return new JobReport(job.summary(), directory).exitCode();
  }
}
