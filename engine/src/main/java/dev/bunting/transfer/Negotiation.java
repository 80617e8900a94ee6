package dev.bunting.transfer;

import java.nio.ByteBuffer;

/**
 * The talk with a proxy before a tunnel through it stands, without any I/O: what to say, and what
 * is made of the answers.
 */
sealed interface Negotiation permits HttpConnect, Socks5 {

  /** What to say next; empty if it is the proxy's turn. */
  ByteBuffer toSend();

  /**
   * Takes bytes of the proxy, all of them.
   *
   * @throws ProxyException if they are a refusal, or no answer
   */
  void received(ByteBuffer in) throws ProxyException;

  /** Whether the tunnel stands. */
  boolean done();
}
