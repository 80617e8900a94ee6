package dev.bunting.futures;

import java.time.Duration;

/**
 * How {@link Futures#map} goes about its work.
 *
 * @param window how many elements may be ahead of the reader at most: read from the input but their
 *     results not yet yielded; at least 1 and at least {@code chunk}
 * @param chunk how many elements make one task, at least 1. Bigger chunks cost less per element
 *     where a task costs more than an element, as in another process
 * @param timeout for the whole map, from the call of {@code map} on
 * @param ordered true for the results in the order of the input, false for the order in which they
 *     finish
 */
public record MapOptions(int window, int chunk, Duration timeout, boolean ordered) {

  /** Checks the ranges. */
  public MapOptions {
    if (chunk < 1) throw new IllegalArgumentException("chunk must be >= 1, not " + chunk);
    if (window < chunk) {
      int least = Math.max(1, chunk);
      throw new IllegalArgumentException("window must be >= " + least + ", not " + window);
    }
  }

  /** A window of 256, single elements, ordered, without a timeout. */
  public static MapOptions defaults() {
    return new MapOptions(256, 1, Deadline.FOREVER, true);
  }

  /** With another window. */
  public MapOptions withWindow(int window) {
    return new MapOptions(window, chunk, timeout, ordered);
  }

  /** With another chunk; a window smaller than four chunks becomes four chunks. */
  public MapOptions withChunk(int chunk) {
    int fourChunks = (int) Math.min(4L * chunk, Integer.MAX_VALUE);
    return new MapOptions(Math.max(window, fourChunks), chunk, timeout, ordered);
  }

  /** With a timeout for the whole map. */
  public MapOptions withTimeout(Duration timeout) {
    return new MapOptions(window, chunk, timeout, ordered);
  }

  /** With the results in the order of the input, or as they finish. */
  public MapOptions withOrdered(boolean ordered) {
    return new MapOptions(window, chunk, timeout, ordered);
  }
}
