package dev.bunting.cli;

import dev.bunting.Bunting;
import dev.bunting.Options;
import dev.bunting.Rows;

/** Tells what a job would fetch, and as what: a line for each row. */
final class DryRun {
  private DryRun() {}

  /** Prints number, name and URL, with tabs between; the exit code is 1 if a row is refused. */
  static int print(Rows rows, Options options, Console console) {
    var code = ExitCode.OK;
    for (var planned : Bunting.plan(rows, options.names())) {
      var url = Bunting.redacted(planned.url());
      var what = planned.name().orElse("-");
      console.out().println(planned.index() + "\t" + what + "\t" + url);
      planned.complaint().ifPresent(console::say);
      if (planned.complaint().isPresent()) code = ExitCode.ROWS;
    }
    return code;
  }
}
