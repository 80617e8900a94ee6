package dev.bunting.transfer;

import dev.bunting.Http;
import dev.bunting.Options;
import dev.bunting.Proxy;
import dev.bunting.schedule.Schedule;
import dev.bunting.schedule.Shortage;
import dev.bunting.schedule.Task;
import dev.bunting.sink.Destination;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the transfers of one job share. Safe for any number of threads. */
final class Context implements AutoCloseable {
  final Options options;
  final Schedule schedule;
  final Destination destination;
  final RequestEncoder encoder;
  final Connections connections;
  final Identity identity;
  final Routes routes;
  private final Dns dns = new Dns();
  final long connectLimit;
  final long idleLimit;
  final @Nullable Bandwidth bandwidth;

  /** The bytes of responses so far, heads included. */
  final LongAdder received = new LongAdder();

  /** The bytes of files that an earlier run had left, and that were gone on with. */
  final LongAdder resumed = new LongAdder();

  private final AtomicLong opened = new AtomicLong();
  private final long timeout;
  private final Tls tls;
  final boolean sha256;

  /** For HTTP/2, if that is wanted. */
  final @Nullable Http2Client http2;

  /** How many more requests, of so many wanted, may begin now; who asks then makes them. */
  IntUnaryOperator room = _ -> 0;

  /**
   * @throws IOException if the files of certificates cannot be read or used
   */
  Context(Options options, Schedule schedule, Destination destination) throws IOException {
    this.options = options;
    this.schedule = schedule;
    this.destination = destination;
    tls = new Tls(options.http());
    identity = new Identity(options.http().secrets());
    routes = new Routes(options.http(), dns);
    encoder = new RequestEncoder(options.http(), identity);
    var requests = options.maxRequests();
    connections = new Connections(requests, () -> OpenFiles.idle(requests), System::nanoTime);
    connectLimit = nanos(options.timeouts().connect());
    idleLimit = nanos(options.timeouts().idle());
    timeout = nanos(options.timeouts().download());
    bandwidth = Bandwidth.of(options.limits().bytesPerSecond(), options.maxRequests());
    http2 = options.http().version() == Http.Version.HTTP_2 ? http2(options) : null;
    sha256 = options.records().isPresent() && options.records().get().sha256();
  }

  private Http2Client http2(Options options) throws IOException {
    var connect = Duration.ofNanos(connectLimit);
    var proxies = options.http().proxies();
    return new Http2Client(tls.contextOfItsOwn(), proxies, connect, opened::incrementAndGet);
  }

  Exchange exchange(Task task) {
    return task.isRobots() ? robotsExchange(task) : exchange(task, new Saving(task, this));
  }

  private Exchange robotsExchange(Task task) {
    var http = options.http();
    var few = http.withRedirects(RobotsText.REDIRECTS, http.allowDowngrade());
    var redirects = new Redirects(few, task.uri());
    return new Exchange(task, new RobotsText(http.compressed()), redirects, identity);
  }

  Exchange exchange(Task task, Receiver receiver) {
    return new Exchange(task, receiver, new Redirects(options.http(), task.uri()), identity);
  }

  /** Into how many parts a large file may be divided: no more than its host may be asked for. */
  int segments() {
    return Math.min(options.limits().segments(), options.politeness().perHost());
  }

  /** At most a hundred years, so that sums of times do not overflow. */
  private static long nanos(Duration duration) {
    var most = Duration.ofDays(36_500);
    return (duration.compareTo(most) > 0 ? most : duration).toNanos();
  }

  /** The {@link System#nanoTime()} at which a download that begins now is over its time. */
  long deadline() {
    return System.nanoTime() + timeout;
  }

  Duration shortestTimeout() {
    return Duration.ofNanos(Math.min(timeout, Math.min(connectLimit, idleLimit)));
  }

  /** A connection over a socket that stands. */
  Connection connection(SocketChannel socket, Route route, Found found) throws IOException {
    return new Connection(route, opened.incrementAndGet(), wire(socket, route, found));
  }

  /** The bytes of a connection that stands, through a tunnel or TLS or both as the route wants. */
  private Wire wire(SocketChannel socket, Route route, Found found) throws IOException {
    var proxy = route.proxy();
    if (proxy == null || route.forwards()) return wire(socket, route.end());
    var negotiation = negotiation(proxy, route.end(), found);
    return new TunnelWire(socket, proxy, negotiation, () -> wire(socket, route.end()));
  }

  private Wire wire(SocketChannel socket, Origin origin) throws IOException {
    if (!origin.secure()) return new PlainWire(socket);
    return new TlsWire(socket, origin, tls.context(origin), () -> tls.brokeOff(origin));
  }

  private Negotiation negotiation(Proxy proxy, Origin end, Found found) throws ProxyException {
    return switch (proxy.kind()) {
      case HTTP -> new HttpConnect(proxy, end, options.http().userAgent());
      case SOCKS5 -> Socks5.to(proxy, found.end().getFirst(), end.port());
      case SOCKS5H -> Socks5.to(proxy, end.hostName(), end.port());
    };
  }

  /** Makes room if a transfer failed for want of open files: connections that wait are some. */
  void failed(TransferException failure) {
    if (Shortage.isTold(failure.reason(), failure.detail())) connections.clear();
  }

  @Override
  public void close() {
    connections.close();
    if (http2 != null) http2.close();
    dns.close();
    destination.close();
  }
}
