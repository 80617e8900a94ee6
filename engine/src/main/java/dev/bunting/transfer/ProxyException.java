package dev.bunting.transfer;

import dev.bunting.Proxy;
import dev.bunting.Reason;
import java.io.IOException;

/** A proxy refused, or did not speak as a proxy does. */
final class ProxyException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  ProxyException(Proxy proxy, String what) {
    this(proxy, what, 0);
  }

  /**
   * @param status what it answered by HTTP, or 0
   */
  ProxyException(Proxy proxy, String what, int status) {
    super(text(proxy, what));
    this.status = status;
  }

  TransferException asFailure() {
    return new TransferException(Reason.PROXY_FAILED, String.valueOf(getMessage()), status);
  }

  static TransferException failure(Proxy proxy, String what) {
    return new ProxyException(proxy, what).asFailure();
  }

  private static String text(Proxy proxy, String what) {
    return "proxy " + proxy.place() + ": " + what;
  }
}
