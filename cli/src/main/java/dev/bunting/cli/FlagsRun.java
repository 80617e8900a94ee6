package dev.bunting.cli;

import dev.bunting.Bunting;
import dev.bunting.Job;
import java.io.IOException;

/**
 * One run of {@code flags}. The job starts before anything is printed, so the report costs no time.
 *
 * @param request what to do
 * @param progress what to show meanwhile
 */
record FlagsRun(FlagsRequest request, Progress progress, Console console) {

  /** Downloads and reports; the exit code. */
  int run() throws InterruptedException {
    long start = System.nanoTime();
    var tally = new Tally();
    try (var job = Bunting.download(request.downloads(), request.options());
        var interruption = new Interruption(job, () -> reportInterrupted(tally))) {
      FlagsReport.printInitial(console.out(), request);
      follow(job, tally, interruption);
      return interruption.requested() ? ExitCode.OK : report(tally, start);
    } catch (IOException e) {
      console.say("cannot write to " + request.directory() + ": " + Troubles.reason(e));
      return ExitCode.ENVIRONMENT;
    }
  }

  private void follow(Job job, Tally tally, Interruption interruption)
      throws IOException, InterruptedException {
    progress.begin();
    for (var next = job.next(); next.isPresent(); next = job.next()) {
      // What comes now was cut off; the other thread reports.
      if (interruption.requested()) return;
      tally.count(next.get());
      progress.show(next.get());
      if (tally.isMute()) job.cancel();
    }
    progress.end();
  }

  private int report(Tally tally, long start) {
    if (tally.total() != request.codes().size())
      throw new IllegalStateException("some downloads are unaccounted for");
    tally
        .silence()
        .ifPresent(f -> console.say("no HTTP answer from " + request.base() + ": " + f.detail()));
    tally.firstUnwritten().ifPresent(f -> console.say("cannot write: " + f.detail()));
    FlagsReport.printFinal(console.out(), tally, (System.nanoTime() - start) / 1e9);
    return tally.firstUnwritten().isPresent() ? ExitCode.ENVIRONMENT : ExitCode.OK;
  }

  private void reportInterrupted(Tally tally) {
    progress.end();
    console.say("interrupted after " + tally.total() + " of " + request.codes().size() + " codes");
  }
}
