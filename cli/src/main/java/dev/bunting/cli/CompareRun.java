package dev.bunting.cli;

import dev.bunting.cli.compare.Comparison;
import dev.bunting.cli.compare.Contestant;
import dev.bunting.cli.compare.Result;
import dev.bunting.cli.compare.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One comparison: what it shows meanwhile, how it is stopped, and what it says in the end.
 *
 * @param reports the files to write
 * @param badRows what could not be made a part of the work
 */
record CompareRun(
    Work work,
    List<Contestant> contestants,
    int rounds,
    long seed,
    List<Path> reports,
    Console console,
    BadRows badRows) {

  /** Compares and reports; the exit code. */
  int run() throws InterruptedException {
    QuickExit.prepare();
    try {
      CompareReports.check(reports);
      console.out().println(title());
      var result = compare();
      return result.isPresent() ? report(result.get()) : ExitCode.OK;
    } catch (IOException e) {
      console.say(Troubles.reason(e));
      return ExitCode.ENVIRONMENT;
    }
  }

  private String title() {
    return CompareTable.title(work, rounds, seed);
  }

  /** The result; empty if the process is ending before there is one. */
  private Optional<Result> compare() throws IOException, InterruptedException {
    var directory = Files.createTempDirectory("bunting-compare");
    var progress = new CompareProgress(console, rounds, rounds * contestants.size());
    var comparison = new Comparison(work, contestants, seed, directory, progress);
    try (var interruption = new Interruption(() -> stop(comparison, directory, progress))) {
      try {
        return Optional.of(comparison.run(rounds));
      } catch (IOException e) {
        if (!interruption.requested()) throw e;
        return Optional.empty();
      } finally {
        progress.clear();
      }
    } finally {
      Files.deleteIfExists(directory);
    }
  }

  private void stop(Comparison comparison, Path directory, CompareProgress progress) {
    try {
      comparison.stop();
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      console.say(Troubles.reason(e));
    }
    progress.clear();
    console.say("interrupted after " + progress.done() + " of " + progress.total() + " runs");
  }

  private int report(Result result) throws IOException {
    var blocks = console.out().charset().equals(StandardCharsets.UTF_8);
    new CompareTable(result, blocks).lines().forEach(console.out()::println);
    for (var file : reports) {
      CompareReports.write(result, title(), file);
      console.out().println("written: " + file);
    }
    CompareTable.flaws(result).forEach(console.err()::println);
    badRows.lines().forEach(console::say);
    var right = result.runs().stream().allMatch(run -> run.flaws().isEmpty());
    return right && badRows.lines().isEmpty() ? ExitCode.OK : ExitCode.ROWS;
  }
}
