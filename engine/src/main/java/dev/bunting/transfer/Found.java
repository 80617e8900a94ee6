package dev.bunting.transfer;

import java.net.InetAddress;
import java.util.List;

/**
 * What look-ups for a route found.
 *
 * @param dial whom to connect to, in the order to be tried
 * @param end the route's end, where a proxy must be told its address; else empty
 */
record Found(List<InetAddress> dial, List<InetAddress> end) {

  static Found direct(List<InetAddress> addresses) {
    return new Found(addresses, List.of());
  }
}
