package dev.bunting.cli.compare;

import dev.bunting.Style;
import java.util.Locale;

/**
 * What is compared: a style with a number of requests at once.
 *
 * @param connections as many as really are at once, 1 or more
 */
public record Contestant(Style style, int connections) {

  /** The style as the command line writes it. */
  public String name() {
    return style.name().toLowerCase(Locale.ROOT);
  }

  /** For people: {@code async, 20 at once}. */
  @Override
  public String toString() {
    return name() + ", " + connections + " at once";
  }
}
