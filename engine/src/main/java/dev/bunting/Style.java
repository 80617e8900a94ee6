package dev.bunting;

/**
 * Who does the waiting. A style never changes what a download means: the same rows end as the same
 * outcomes in all of them.
 */
public enum Style {
  /** One after the other, on one thread. */
  SEQUENTIAL,
  /** As many platform threads as requests at once, each waiting for its own. */
  THREADS,
  /** As many virtual threads as requests at once, each waiting for its own. */
  VIRTUAL,
  /** One thread with a selector waits for all requests at once. */
  ASYNC,
  /**
   * As many worker processes as requests at once, each with an engine of its own. A worker that
   * crashes costs its own download at most. They take no {@link Http#tls()} of yours, which cannot
   * travel.
   */
  PROCESSES
}
