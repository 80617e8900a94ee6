package dev.bunting.source;

import dev.bunting.Reason;
import java.util.ArrayList;
import java.util.List;

/** A URL with globs: many URLs, each made only when it is asked for. */
final class Glob {
  /** A slip of the finger in a range should be a bad row rather than a job for a lifetime. */
  static final long MOST = 1_000_000_000;

  private final GlobNode.Sequence sequence;
  private final long count;

  private Glob(GlobNode.Sequence sequence) throws Malformed {
    this.sequence = sequence;
    this.count = count(sequence);
  }

  /**
   * One of a glob's URLs.
   *
   * @param captures what each glob stands for, from left to right; those inside of braces are part
   *     of theirs
   */
  record Match(String url, List<String> captures) {}

  /** Whether anything in the text has a meaning of its own. */
  static boolean isGlob(String text) {
    return text.chars().anyMatch(c -> "{}[]\\".indexOf(c) >= 0);
  }

  static Glob parse(String text) throws Malformed {
    return new Glob(GlobParser.parse(text));
  }

  long count() {
    return count;
  }

  /** The match of this number, from 0; the last glob turns fastest. */
  Match at(long number) {
    var parts = sequence.parts(number);
    var captures = new ArrayList<String>();
    for (var i = 0; i < parts.size(); i++)
      if (!(sequence.nodes().get(i) instanceof GlobNode.Literal)) captures.add(parts.get(i));
    return new Match(String.join("", parts), captures);
  }

  private static long count(GlobNode sequence) throws Malformed {
    try {
      var count = sequence.count();
      if (count <= MOST) return count;
    } catch (ArithmeticException e) {
      // More than a long can count is more than we make.
    }
    throw new Malformed(Reason.BAD_URL, "a glob of over " + MOST + " URLs");
  }
}
