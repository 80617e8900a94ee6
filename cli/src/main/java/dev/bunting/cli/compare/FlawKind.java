package dev.bunting.cli.compare;

import dev.bunting.Bunting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What was not right in the same way.
 *
 * @param word as {@link Flaw#word}
 * @param count how often, in all runs together
 * @param url of the first download, secrets replaced
 */
public record FlawKind(Contestant contestant, String word, int count, String url) {

  /** All kinds that a result has, in the order of the contestants. */
  public static List<FlawKind> of(Result result) {
    var kinds = new ArrayList<FlawKind>();
    for (var figures : result.figures()) {
      var byWord = new LinkedHashMap<String, List<Flaw>>();
      for (var flaw : figures.flaws())
        byWord.computeIfAbsent(flaw.word(), _ -> new ArrayList<>()).add(flaw);
      byWord.forEach((word, flaws) -> kinds.add(of(figures.contestant(), word, flaws)));
    }
    return kinds;
  }

  private static FlawKind of(Contestant contestant, String word, List<Flaw> flaws) {
    var url = Bunting.redacted(flaws.getFirst().url());
    return new FlawKind(contestant, word, flaws.size(), url);
  }
}
