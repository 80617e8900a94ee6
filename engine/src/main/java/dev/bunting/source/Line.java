package dev.bunting.source;

import dev.bunting.Reason;

/**
 * A line of a list, without its end.
 *
 * @param number from 1
 * @param problem why the text cannot be trusted; empty if it can
 */
record Line(long number, String text, String problem) {

  /** The text without spaces and tabs around it. */
  String trimmed() {
    return Text.trim(text);
  }

  /** Whether there is nothing in it. Blanks over the limit are something: what follows is lost. */
  boolean isEmpty() {
    return problem.isEmpty() && trimmed().isEmpty();
  }

  void check() throws Malformed {
    if (!problem.isEmpty()) throw new Malformed(Reason.BAD_ROW, problem);
  }
}
