package dev.bunting;

import java.io.Serializable;

/**
 * How long each phase of the last attempt took, in nanoseconds; a phase that did not happen, such
 * as connecting on a connection that was reused, is 0.
 *
 * @param dns until the host's addresses were known
 * @param connect until the TCP connection stood
 * @param tls until the TLS handshake was done
 * @param await from the request's first byte out to the response's first byte in
 * @param receive from there to the last byte of the body
 */
public record Timings(long dns, long connect, long tls, long await, long receive)
    implements Serializable {
  /** No phase happened. */
  public static final Timings NONE = new Timings(0, 0, 0, 0, 0);

  /** The sum of all phases, in nanoseconds. */
  public long total() {
    return dns + connect + tls + await + receive;
  }
}
