package dev.bunting.transfer.http1;

/** The answer broke the rules of HTTP framing or header syntax; the message says which. */
public final class ProtocolException extends Exception {
  private static final long serialVersionUID = 1;

  ProtocolException(String message) {
    // No stack trace: the message names the rule, and a hostile server must not make us pay.
    super(message, null, false, false);
  }
}
