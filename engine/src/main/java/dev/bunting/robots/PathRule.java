package dev.bunting.robots;

import java.util.ArrayList;
import java.util.List;

/**
 * One Allow or Disallow line.
 *
 * @param allow which of them
 * @param length of its pattern: of the rules that match, the longest counts
 * @param pieces what stands between the stars
 * @param toTheEnd whether the last piece has to be the end of the path
 */
record PathRule(boolean allow, int length, List<String> pieces, boolean toTheEnd) {

  static PathRule of(boolean allow, String pattern) {
    var toTheEnd = pattern.endsWith("$");
    var open = toTheEnd ? pattern.substring(0, pattern.length() - 1) : pattern;
    var normal = PathText.ofPattern(open);
    var length = normal.length() + (toTheEnd ? 1 : 0);
    return new PathRule(allow, length, pieces(normal), toTheEnd);
  }

  private static List<String> pieces(String pattern) {
    var pieces = new ArrayList<String>();
    int start = 0;
    for (int star = pattern.indexOf('*'); star >= 0; star = pattern.indexOf('*', start)) {
      pieces.add(pattern.substring(start, star));
      start = star + 1;
    }
    pieces.add(pattern.substring(start));
    return List.copyOf(pieces);
  }

  /**
   * Whether the rule is for this path. Each piece is looked for where the one before ended, and
   * never again further on: many stars take no longer than few.
   */
  boolean matches(String path) {
    if (!path.startsWith(pieces.getFirst())) return false;
    int at = pieces.getFirst().length();
    if (pieces.size() == 1) return !toTheEnd || at == path.length();
    for (var piece :
        toTheEnd ? pieces.subList(1, pieces.size() - 1) : pieces.subList(1, pieces.size())) {
      var found = path.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length();
    }
    return !toTheEnd || path.substring(at).endsWith(pieces.getLast());
  }
}
