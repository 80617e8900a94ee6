package dev.bunting.transfer;

import dev.bunting.Http;
import dev.bunting.Proxy;
import dev.bunting.Reason;
import dev.bunting.transfer.Dns.LookUpException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Which way to go to a server, and to which addresses. Safe for any number of threads. */
final class Routes {
  private final Http http;
  private final Dns dns;
  private final boolean proxied;

  Routes(Http http, Dns dns) {
    this.http = http;
    this.dns = dns;
    proxied = http.proxies().http().isPresent() || http.proxies().https().isPresent();
  }

  /**
   * The way to a URL's server.
   *
   * @throws TransferException if its host is an address that must not be connected to
   */
  Route to(URI uri, Origin origin) throws TransferException {
    if (!proxied) return Route.direct(origin);
    var proxy = http.proxies().proxyFor(uri);
    var route = proxy.isEmpty() ? Route.direct(origin) : Route.through(proxy.get(), origin);
    if (!http.privateNetworks() && !route.looksUpEnd() && PublicAddresses.isPrivate(origin))
      throw refused(origin.hostName());
    return route;
  }

  /** Looks up whom to connect to; fails with a {@link LookUpException}. */
  CompletableFuture<Found> lookUp(Route route) {
    if (route.proxy() == null) return end(route).thenApply(Found::direct);
    var proxy = ofProxy(route.proxy());
    if (!route.looksUpEnd()) return proxy.thenApply(Found::direct);
    return end(route).thenCombine(proxy, (end, dial) -> new Found(dial, end));
  }

  private CompletableFuture<List<InetAddress>> ofProxy(Proxy proxy) {
    return dns.lookUp(proxy.host())
        .exceptionally(e -> {
          throw named(proxy, e);
        });
  }

  private static RuntimeException named(Proxy proxy, Throwable e) {
    var cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    return cause instanceof LookUpException failure
        ? new LookUpException(ProxyException.failure(proxy, failure.asFailure().detail()))
        : new CompletionException(cause);
  }

  private CompletableFuture<List<InetAddress>> end(Route route) {
    var host = route.end().hostName();
    var found = dns.lookUp(host);
    return http.privateNetworks() ? found : found.thenApply(all -> publicOnes(all, host));
  }

  /** Those of the addresses that may be connected to: nobody looks up the name a second time. */
  private static List<InetAddress> publicOnes(List<InetAddress> addresses, String host) {
    var allowed = new ArrayList<InetAddress>(addresses.size());
    for (var address : addresses) if (PublicAddresses.contains(address)) allowed.add(address);
    if (allowed.isEmpty()) throw new LookUpException(refused(host));
    return allowed;
  }

  private static TransferException refused(String host) {
    return new TransferException(Reason.PRIVATE_NETWORK, "not a public address: " + host);
  }
}
