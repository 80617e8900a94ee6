package dev.bunting.transfer;

import dev.bunting.Options;
import dev.bunting.schedule.Schedule;
import dev.bunting.schedule.Task;
import dev.bunting.sink.Destination;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.IntUnaryOperator;
import javax.net.ssl.SSLContext;

/** What the transfers of one job share. Safe for any number of threads. */
final class Context implements AutoCloseable {
  final Options options;
  final Schedule schedule;
  final Destination destination;
  final RequestEncoder encoder;
  final Connections connections;
  final Dns dns = new Dns();
  final long connectLimit;
  final long idleLimit;
  private final long timeout;
  final boolean sha256;

  /** How many more requests, of so many wanted, may begin now; who asks then makes them. */
  IntUnaryOperator room = _ -> 0;

  Context(Options options, Schedule schedule, Destination destination) {
    this.options = options;
    this.schedule = schedule;
    this.destination = destination;
    encoder = new RequestEncoder(options.http().userAgent());
    connections = new Connections(options.maxRequests());
    connectLimit = nanos(options.timeouts().connect());
    idleLimit = nanos(options.timeouts().idle());
    timeout = nanos(options.timeouts().download());
    sha256 = options.records().isPresent() && options.records().get().sha256();
  }

  Exchange exchange(Task task) {
    var redirects = new Redirects(options.http().maxRedirects(), options.http().allowDowngrade());
    return new Exchange(task, new Saving(task, this), redirects);
  }

  Exchange exchange(Task task, Segment segment) {
    var redirects = new Redirects(options.http().maxRedirects(), options.http().allowDowngrade());
    return new Exchange(task, segment, redirects);
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

  Wire wire(SocketChannel socket, Origin origin) throws IOException {
    return origin.secure() ? new TlsWire(socket, origin, tls()) : new PlainWire(socket);
  }

  private SSLContext tls() throws IOException {
    try {
      var chosen = options.http().tls();
      return chosen.isPresent() ? chosen.get() : SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("this Java has no TLS", e);
    }
  }

  @Override
  public void close() {
    connections.close();
    dns.close();
    destination.close();
  }
}
