package dev.bunting.cli;

import dev.bunting.Style;
import java.util.Optional;

/**
 * How many requests at once {@code flags} makes in a style.
 *
 * @param normal unless asked otherwise
 * @param max whatever is asked
 */
record Connections(int normal, int max) {

  /** The numbers of the seed's programs; for virtual threads as many as one machine holds. */
  static Connections of(Style style) {
    return switch (style) {
      case SEQUENTIAL -> new Connections(1, 1);
      case THREADS -> new Connections(30, 1_000);
      case VIRTUAL -> new Connections(30, 10_000);
      case ASYNC -> new Connections(5, 1_000);
      case PROCESSES -> new Connections(Runtime.getRuntime().availableProcessors(), 64);
    };
  }

  /** As many as asked, but not more than the style can and the codes need. */
  int forCodes(int codes, Optional<Long> asked) {
    long wanted = asked.orElse((long) normal);
    return (int) Math.min(Math.min(wanted, max), codes);
  }
}
