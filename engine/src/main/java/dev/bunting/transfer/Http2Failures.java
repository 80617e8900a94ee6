package dev.bunting.transfer;

import dev.bunting.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;

/** Which {@link Reason} an exception of the JDK's client stands for. */
final class Http2Failures {
  private static final String NO_TUNNEL = "Tunnel failed";

  private Http2Failures() {}

  /** Why no answer came. */
  static TransferException beforeTheHead(Throwable e, Route route) {
    var cause = unwrapped(e);
    var proxy = route.proxy();
    var message = String.valueOf(cause.getMessage());
    if (proxy != null && message.startsWith(NO_TUNNEL))
      return new ProxyException(proxy, message, status(message)).asFailure();
    return cause instanceof EOFException end
        ? new TransferException(Reason.CONNECTION_RESET, Messages.of(end))
        : of(cause);
  }

  /** What a proxy answered, as far as the message tells. */
  private static int status(String message) {
    var answer = message.substring(NO_TUNNEL.length());
    return answer.matches(", got: [1-5]\\d\\d") ? Integer.parseInt(answer.substring(7)) : 0;
  }

  /** Whether the server allows no further stream until one ends; by its words alone. */
  static boolean isNoStreamFree(TransferException e) {
    return e.detail().endsWith("too many concurrent streams");
  }

  /** Why an answer broke off. */
  static TransferException inTheBody(IOException e) {
    return of(unwrapped(e));
  }

  private static TransferException of(Throwable e) {
    return switch (e) {
      case HttpConnectTimeoutException _ -> Failures.outOfTime(Reason.CONNECT_TIMEOUT);
      case ConnectException refused -> Failures.connecting(told(refused));
      case SSLException tls -> Failures.transferring(tls);
      case ProtocolException protocol -> protocol(protocol);
      // What the client's parser of numbers makes of odd lengths and status codes.
      case IllegalArgumentException number -> protocol(number);
      case IOException io -> transferring(io);
      default -> Failures.internal(e);
    };
  }

  private static TransferException transferring(IOException e) {
    if (isCutOff(e)) return new TransferException(Reason.TRUNCATED, Messages.of(e));
    return isMalformed(e) ? protocol(e) : Failures.transferring(e);
  }

  private static TransferException protocol(Exception e) {
    return new TransferException(Reason.PROTOCOL, String.valueOf(e.getMessage()));
  }

  /** The client says by words alone that a body of HTTP/1.1 was shorter than its framing. */
  private static boolean isCutOff(IOException e) {
    var message = Messages.of(e);
    return message.startsWith("chunked transfer") || message.matches("fixed content-length: \\d.*");
  }

  private static boolean isMalformed(IOException e) {
    var message = Messages.of(e);
    return message.contains("content length header")
        || message.startsWith("fixed content-length: -")
        || message.toLowerCase(Locale.ROOT).contains("chunk");
  }

  /**
   * The client tries a refused connection once more on the socket that was refused, and tells of
   * the second failure alone: that the socket is closed.
   */
  private static IOException told(ConnectException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause())
      if (cause instanceof ClosedChannelException)
        return new ConnectException("Connection refused");
    return e;
  }

  private static Throwable unwrapped(Throwable e) {
    var cause = e;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) cause = cause.getCause();
    return cause;
  }
}
