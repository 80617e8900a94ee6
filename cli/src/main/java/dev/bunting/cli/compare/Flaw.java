package dev.bunting.cli.compare;

/**
 * One download of one run that is not as it should be.
 *
 * @param word why: a reason as reports show it, {@link #LOST}, or {@link #DIFFERS}
 * @param url what was to be downloaded
 */
public record Flaw(String word, String url) {
  /** There is no outcome, or no file where the outcome says that there is one. */
  public static final String LOST = "lost";

  /** The bytes are others than those that the first run got. */
  public static final String DIFFERS = "other-bytes";
}
