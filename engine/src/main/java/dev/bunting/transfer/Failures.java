package dev.bunting.transfer;

import dev.bunting.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Which {@link Reason} an exception of the system stands for. */
final class Failures {
  private Failures() {}

  static TransferException connecting(IOException e) {
    var message = Messages.of(e);
    if (!(e instanceof ConnectException))
      return new TransferException(Reason.CONNECT_FAILED, message);
    var reason =
        message.contains("refused")
            ? Reason.CONNECT_REFUSED
            : message.contains("timed out") ? Reason.CONNECT_TIMEOUT : Reason.CONNECT_FAILED;
    return new TransferException(reason, message);
  }

  static TransferException transferring(IOException e) {
    return switch (e) {
      case SSLException tls -> ofTls(tls);
      case ProxyException proxy -> proxy.asFailure();
      case EOFException end -> new TransferException(Reason.TRUNCATED, Messages.of(end));
      default -> new TransferException(Reason.CONNECTION_RESET, Messages.of(e));
    };
  }

  private static TransferException ofTls(SSLException e) {
    return new TransferException(tlsReason(e), Messages.of(e));
  }

  private static Reason tlsReason(SSLException e) {
    if (hasCause(e, CertificateExpiredException.class)) return Reason.TLS_EXPIRED;
    if (hasCause(e, CertificateNotYetValidException.class)) return Reason.TLS_EXPIRED;
    if (hasCause(e, CertPathBuilderException.class)) return Reason.TLS_UNTRUSTED;
    if (hasCause(e, CertPathValidatorException.class)) return Reason.TLS_UNTRUSTED;
    // What is left of certificate trouble is the check of the name
    // (sun.security.util.HostnameChecker).
    if (hasCause(e, CertificateException.class)) return Reason.TLS_WRONG_HOST;
    return Reason.TLS_FAILURE;
  }

  /** Whether we refused what the server showed. */
  static boolean isAboutCertificate(IOException e) {
    return hasCause(e, CertificateException.class);
  }

  private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
    return Stream.iterate(e, c -> c != null, Throwable::getCause).anyMatch(type::isInstance);
  }

  /** A defect of this program, told as an outcome so that no row is lost. */
  static TransferException internal(Throwable e) {
    return new TransferException(Reason.INTERNAL_ERROR, e.toString());
  }

  /** What a limit of time, or a cancellation, ended. */
  static TransferException outOfTime(Reason reason) {
    var detail =
        switch (reason) {
          case CONNECT_TIMEOUT -> "no connection in time";
          case IDLE_TIMEOUT -> "nothing came for too long";
          case DEADLINE -> "out of time";
          case CANCELLED -> "cancelled";
          default -> reason.word();
        };
    return new TransferException(reason, detail);
  }
}
