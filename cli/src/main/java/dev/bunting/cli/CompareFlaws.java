package dev.bunting.cli;

import dev.bunting.Bunting;
import dev.bunting.cli.compare.Contestant;
import dev.bunting.cli.compare.Flaw;
import dev.bunting.cli.compare.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What was not right in a comparison's runs, in few lines. */
final class CompareFlaws {
  private record Kind(Contestant contestant, String word) {}

  private CompareFlaws() {}

  /** A line for each contestant and reason: how often in all its runs, and the first of them. */
  static List<String> lines(Result result) {
    var kinds = new LinkedHashMap<Kind, List<Flaw>>();
    for (var figures : result.figures())
      for (var flaw : figures.flaws())
        kinds
            .computeIfAbsent(new Kind(figures.contestant(), flaw.word()), _ -> new ArrayList<>())
            .add(flaw);
    return kinds.entrySet().stream().map(e -> line(e.getKey(), e.getValue())).toList();
  }

  /** As {@code get} tells of failures. */
  private static String line(Kind kind, List<Flaw> flaws) {
    var count = Decimals.grouped(flaws.size());
    return " ".repeat(Math.max(0, 7 - count.length()))
        + count
        + "  "
        + kind.word()
        + "  by "
        + kind.contestant()
        + ", such as "
        + Bunting.redacted(flaws.getFirst().url());
  }
}
