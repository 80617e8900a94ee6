package dev.bunting.transfer;

import dev.bunting.Proxies;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client, one for a job, and what is known of the servers that it asked. It carries many
 * requests on one connection; it follows no redirect, keeps no cookie and knows no login: all that
 * is the {@link Exchange}'s affair, whoever carries the bytes.
 *
 * <p>Safe for any number of threads.
 */
final class Http2Client implements AutoCloseable {
  /** Those who come while the first answer of a server is under way wait for it so long at most. */
  private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

  private static final int MAX_PEERS = 10_000;

  /** What is known of a server. */
  private static final class Peer {
    private final CompletableFuture<HttpClient.Version> version = new CompletableFuture<>();

    /** Requests that no stream is free for, in their order. */
    private final ConcurrentLinkedQueue<CompletableFuture<@Nullable Void>> waiting =
        new ConcurrentLinkedQueue<>();

    /** Those that wait no longer are passed over. */
    private void wakeOne() {
      for (var next = waiting.poll(); next != null; next = waiting.poll())
        if (next.complete(null)) return;
    }

    private boolean speaksHttp1Only() {
      return version.getNow(HttpClient.Version.HTTP_2) == HttpClient.Version.HTTP_1_1;
    }
  }

  private final HttpClient client;
  private final ConcurrentHashMap<Origin, Peer> peers = new ConcurrentHashMap<>();
  private final LongSupplier numbers;

  /** The numbers of connections, by what the client calls them. */
  private final ConcurrentHashMap<String, Long> connections = new ConcurrentHashMap<>();

  /**
   * @param numbers gives a connection that is new its number
   */
  Http2Client(SSLContext tls, Proxies proxies, Duration connectTimeout, LongSupplier numbers) {
    this.numbers = numbers;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslContext(tls)
            .proxy(new Selector(proxies))
            .connectTimeout(connectTimeout)
            .build();
  }

  private static final class Selector extends ProxySelector {
    private final Proxies proxies;

    private Selector(Proxies proxies) {
      this.proxies = proxies;
    }

    @Override
    public List<Proxy> select(URI uri) {
      var proxy = proxies.proxyFor(uri);
      if (proxy.isEmpty()) return List.of(Proxy.NO_PROXY);
      var address = new InetSocketAddress(proxy.get().host(), proxy.get().port());
      return List.of(new Proxy(Proxy.Type.HTTP, address));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, java.io.IOException e) {
      // The request fails with it, and that is told.
    }
  }

  /**
   * Whether a request should be made here. Who comes while a server has been asked for the first
   * time, and has not answered yet, waits for that a moment: the client would make a connection for
   * each, and a server that speaks HTTP/1.1 only is not to be asked by it again.
   */
  boolean isFor(Route route, URI uri) throws InterruptedException {
    // The client takes no name that java.net.URI does not know as one, such as with underscores.
    if (route.forwards() || uri.getHost() == null) return false;
    if (peers.size() > MAX_PEERS) peers.clear();
    var first = new Peer();
    var peer = peers.putIfAbsent(route.end(), first);
    if (peer == null) return true;
    if (!peer.version.isDone()) await(peer);
    return !peer.speaksHttp1Only();
  }

  private static void await(Peer peer) throws InterruptedException {
    try {
      peer.version.get(PATIENCE, TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Then it is as if this were the first.
    }
  }

  /** A connection that an answer came on, and whether it is the first one there. */
  record Carrier(long number, boolean isNew) {}

  /** Takes notice of an answer. */
  Carrier answered(Route route, HttpResponse<?> response) {
    peers.computeIfAbsent(route.end(), _ -> new Peer()).version.complete(response.version());
    var label = response.connectionLabel().orElse("");
    var known = connections.get(label);
    if (known != null) return new Carrier(known, false);
    if (connections.size() > MAX_PEERS) connections.clear();
    var number = numbers.getAsLong();
    var other = connections.putIfAbsent(label, number);
    return new Carrier(other == null ? number : other, other == null);
  }

  /** Is done when a request to the server is over and nobody else waited longer, or in time. */
  CompletableFuture<@Nullable Void> nextEnd(Route route, long nanos) {
    var turn = new CompletableFuture<@Nullable Void>();
    peers.computeIfAbsent(route.end(), _ -> new Peer()).waiting.add(turn);
    return turn.completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS);
  }

  /** Takes notice that a request is over: if it was not answered, the next is the first again. */
  void ended(Route route) {
    var peer = peers.get(route.end());
    if (peer == null) return;
    peer.wakeOne();
    if (peer.version.isDone()) return;
    peers.remove(route.end(), peer);
    peer.version.complete(HttpClient.Version.HTTP_2);
  }

  CompletableFuture<HttpResponse<Http2Body>> send(HttpRequest request) {
    return client.sendAsync(request, _ -> new Http2Body());
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
