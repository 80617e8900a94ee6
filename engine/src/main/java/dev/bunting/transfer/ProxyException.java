package dev.bunting.transfer;

import dev.bunting.Proxy;
import dev.bunting.Reason;
import java.io.IOException;

/** A proxy refused, or did not speak as a proxy does. */
final class ProxyException extends IOException {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final int status;

  /** What may pass. */
  ProxyException(Proxy proxy, String what) {
    this(proxy, what, Reason.PROXY_FAILED, 0);
  }

  /**
   * @param status what it answered by HTTP
   */
  ProxyException(Proxy proxy, String what, int status) {
    this(proxy, what, refuses(status) ? Reason.PROXY_REFUSED : Reason.PROXY_FAILED, status);
  }

  private ProxyException(Proxy proxy, String what, Reason reason, int status) {
    super("proxy " + proxy.place() + ": " + what);
    this.reason = reason;
    this.status = status;
  }

  /** What it will say again whenever it is asked. */
  static ProxyException refusal(Proxy proxy, String what) {
    return new ProxyException(proxy, what, Reason.PROXY_REFUSED, 0);
  }

  /** 408, 425 and 429 ask for another try, later. */
  private static boolean refuses(int status) {
    return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
  }

  TransferException asFailure() {
    return new TransferException(reason, String.valueOf(getMessage()), status);
  }

  static TransferException failure(Proxy proxy, String what) {
    return new ProxyException(proxy, what).asFailure();
  }
}
