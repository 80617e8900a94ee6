package dev.bunting.transfer;

import dev.bunting.Proxy;
import dev.bunting.Reason;
import java.io.IOException;

/** A proxy refused, or did not speak as a proxy does. */
final class ProxyException extends IOException {
  private static final long serialVersionUID = 1;

  ProxyException(Proxy proxy, String what) {
    super(text(proxy, what));
  }

  static TransferException failure(Proxy proxy, String what) {
    return new TransferException(Reason.PROXY_FAILED, text(proxy, what));
  }

  private static String text(Proxy proxy, String what) {
    return "proxy " + proxy.place() + ": " + what;
  }
}
