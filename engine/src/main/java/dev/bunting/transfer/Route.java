package dev.bunting.transfer;

import dev.bunting.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way to an origin, direct or through a proxy: what requests must have in common to share a
 * connection. A proxy that takes whole requests is the connection's end, whatever they ask for.
 *
 * @param end what the connection leads to: the origin, or that proxy
 * @param proxy whom it is made with, if not with the end itself
 */
record Route(Origin end, @Nullable Proxy proxy) {

  static Route direct(Origin origin) {
    return new Route(origin, null);
  }

  static Route through(Proxy proxy, Origin origin) {
    var forwards = proxy.kind() == Proxy.Kind.HTTP && !origin.secure();
    return new Route(forwards ? endOf(proxy) : origin, proxy);
  }

  private static Origin endOf(Proxy proxy) {
    return new Origin(false, proxy.host(), proxy.port());
  }

  /** Whether requests go to a proxy as they are, with the whole URL (RFC 9112, section 3.2.2). */
  boolean forwards() {
    return proxy != null && proxy.kind() == Proxy.Kind.HTTP && !end.secure();
  }

  /** Whether a proxy is to be asked first to connect. */
  boolean tunnels() {
    return proxy != null && !forwards();
  }

  /** Whether the end's name is looked up here. */
  boolean looksUpEnd() {
    return proxy == null || proxy.kind() == Proxy.Kind.SOCKS5;
  }

  /** Whom to connect to. */
  String dialHost() {
    return proxy == null ? end.hostName() : proxy.host();
  }

  int dialPort() {
    return proxy == null ? end.port() : proxy.port();
  }

  // By hand: a record's own are linked at their first call, which costs a cold process 10 ms.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Route r && end.equals(r.end) && Objects.equals(proxy, r.proxy);
  }

  @Override
  public int hashCode() {
    return 31 * end.hashCode() + Objects.hashCode(proxy);
  }

  /** Tells of a failure to reach the proxy as such. */
  TransferException named(TransferException failure) {
    if (proxy == null) return failure;
    return switch (failure.reason()) {
      case CONNECT_REFUSED, CONNECT_TIMEOUT, CONNECT_FAILED ->
          ProxyException.failure(proxy, failure.detail());
      default -> failure;
    };
  }
}
