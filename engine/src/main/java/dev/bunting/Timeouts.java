package dev.bunting;

import java.time.Duration;

/**
 * How long anything may take.
 *
 * @param connect for looking up the host, connecting and the TLS handshake, each
 * @param idle how long nothing may come or go on a connection in use
 * @param download for one try of one download as a whole
 */
public record Timeouts(Duration connect, Duration idle, Duration download) {

  /**
   * @throws IllegalArgumentException if one is zero or negative
   */
  public Timeouts {
    checkPositive(connect, "connect");
    checkPositive(idle, "idle");
    checkPositive(download, "download");
  }

  private static void checkPositive(Duration duration, String name) {
    if (!duration.isPositive())
      throw new IllegalArgumentException("the " + name + " timeout must be positive");
  }
}
