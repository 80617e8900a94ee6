package dev.bunting.cli;

import dev.bunting.EnvironmentException;
import dev.bunting.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** One run of a job: what it shows meanwhile, how it is stopped, and what it says in the end. */
final class JobRun {
  /** Starts the job. */
  interface Start {
    Job start() throws IOException;
  }

  private final Path directory;
  private final ShownArguments shown;
  private final Console console;
  private final JobProgress.Look look;
  private final BadRows badRows = new BadRows();
  private Optional<String> trouble = Optional.empty();

  JobRun(Path directory, ShownArguments shown, Console console) {
    this.directory = directory;
    this.shown = shown;
    this.console = console;
    look = shown.look(console);
  }

  /** Runs the job; the exit code. */
  @SuppressWarnings("try") // closed early, see below; twice does no harm
  int run(Start start) throws InterruptedException {
    long begun = System.nanoTime();
    try (var job = start.start();
        var signals = Signals.ending(job::interrupt)) {
      follow(job);
      // Before the last words: they are true only once all is written.
      job.close();
      report(job, (System.nanoTime() - begun) / 1e9, signals.exitCode().isPresent());
      return exitCode(job, signals);
    } catch (EnvironmentException e) {
      console.say(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      console.say("cannot write to " + directory + ": " + Troubles.reason(e));
    }
    return ExitCode.ENVIRONMENT;
  }

  private void follow(Job job) throws IOException, InterruptedException {
    var lines = new RowLines(console.out());
    try (var progress = new JobProgress(look, job, console)) {
      for (var next = job.next(); next.isPresent(); next = job.next()) {
        progress.count(next.get());
        if (shown.verbose()) lines.print(next.get());
        else badRows.count(next.get());
      }
    } catch (UncheckedIOException e) {
      // The list can be read no further; the rows before it count.
      trouble = Optional.of(message(e));
    }
  }

  /** One line for people. */
  static String message(UncheckedIOException e) {
    var cause = e.getCause();
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }

  private void report(Job job, double seconds, boolean interrupted) {
    var report = new JobReport(job.summary(), directory);
    if (!shown.quiet()) console.out().println(report.counts() + " in " + time(seconds));
    report.failures().forEach(console.err()::println);
    badRows.lines().forEach(console::say);
    trouble.ifPresent(console::say);
    if (interrupted) console.say("interrupted; the same command again goes on where this ended");
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
