package dev.bunting.cli.compare;

/** What to see in the picture of a style, for who looks at it for the first time. */
final class Lesson {
  private Lesson() {}

  static String of(Contestant contestant) {
    return switch (contestant.style()) {
      case SEQUENTIAL ->
          "One request at a time. Each bar begins where the one before ends, so that all waiting"
              + " adds up: drawn a line for each download, it is a staircase.";
      case THREADS ->
          "A pool of platform threads: as many lanes as threads, and each takes the next download"
              + " when its own is through. The waiting overlaps, and the pool’s width says by how"
              + " much.";
      case VIRTUAL ->
          "The same straight-line program on virtual threads. The picture is that of the pool; what"
              + " differs is that a waiting thread costs hardly anything, so that there may be"
              + " thousands.";
      case ASYNC ->
          "One thread, and a selector that tells it which answer has come. The lanes are"
              + " connections now, not threads: nobody stands and waits.";
      case PROCESSES ->
          "A worker process for each lane. The blank at the beginning is the price: each has to"
              + " start, with a memory of its own, before its first request.";
    };
  }
}
