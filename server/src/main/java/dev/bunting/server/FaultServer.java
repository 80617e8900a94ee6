package dev.bunting.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * An HTTP/1.1 server on loopback that answers what a test tells it to, faults included, and records
 * what it was asked.
 *
 * <pre>{@code
 * try (var server = FaultServer.start()) {
 *   server.route("/flag.gif", Reply.status(503), Reply.ok("GIF89a").truncateAfter(3));
 *   server.enqueue(Reply.ok("first"), Reply.ok("second").delayHead(Duration.ofMillis(200)));
 *
 *   download(server.uri("/flag.gif"));
 *
 *   assertThat(server.requests()).hasSize(2);
 *   assertThat(server.takeRequest().header("User-Agent")).isPresent();
 * }
 * }</pre>
 *
 * <p>A request gets the next reply of its route; without a route, the next enqueued reply; with
 * nothing enqueued, what {@link #fallback} returns, at first a 501 that says so. Everything may be
 * called from any thread, at any time. Each connection has a virtual thread of its own, so replies
 * that wait hold up nobody else.
 */
public final class FaultServer implements AutoCloseable {
  private final Script script = new Script();
  private final RequestLog log = new RequestLog();
  private final HttpServer http;
  private final String scheme;

  private FaultServer(Optional<SSLContext> tls, Sleeper sleeper) throws IOException {
    var anyPort = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    scheme = tls.isPresent() ? "https" : "http";
    http = HttpServer.start(anyPort, this::reply, tls, sleeper);
  }

  /**
   * A server that listens on a free port of 127.0.0.1.
   *
   * @throws UncheckedIOException when there is no such port
   */
  public static FaultServer start() {
    return start(Optional.empty(), Thread::sleep);
  }

  /**
   * A server that listens on a free port of 127.0.0.1 and speaks TLS.
   *
   * @param context its certificate, for example {@link TestCertificates#VALID}'s
   * @throws UncheckedIOException when there is no such port
   */
  public static FaultServer startTls(SSLContext context) {
    return start(Optional.of(context), Thread::sleep);
  }

  static FaultServer start(Optional<SSLContext> tls, Sleeper sleeper) {
    try {
      return new FaultServer(tls, sleeper);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts these replies in line for the requests whose path has no route. */
  public FaultServer enqueue(Reply... replies) {
    script.enqueue(List.of(replies));
    return this;
  }

  /**
   * Answers requests for this path with these replies in turn; the last one is repeated. A second
   * call for the same path replaces the first.
   *
   * @param path the path as it is sent, starting with a slash, or with a query for requests with
   *     just this query
   */
  public FaultServer route(String path, Reply... replies) {
    script.route(path, List.of(replies));
    return this;
  }

  /**
   * Answers the requests that have no route when nothing is enqueued. The function runs on the
   * connection's thread and may block; an exception out of it ends the connection.
   */
  public FaultServer fallback(Function<RecordedRequest, Reply> function) {
    script.fallback(function);
    return this;
  }

  /**
   * Closes each connection behind its Nth reply, without a word about it in the head. Holds for
   * connections that are open, too.
   */
  public FaultServer closeAfterRequests(int requests) {
    if (requests < 1) throw new IllegalArgumentException("close after " + requests + " requests");
    http.requestsPerConnection(requests);
    return this;
  }

  /**
   * The URI of a path on this server.
   *
   * @param path starts with a slash, and may have a query
   */
  public URI uri(String path) {
    return URI.create(scheme + "://127.0.0.1:" + port() + path);
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /** Every request so far, in the order in which they were recorded: before they were answered. */
  public List<RecordedRequest> requests() {
    return log.all();
  }

  /**
   * The first request that this method has not returned before; waits until there is one.
   *
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  public RecordedRequest takeRequest() throws InterruptedException {
    return log.take();
  }

  /** How many connections it has accepted. */
  public int connections() {
    return http.accepted();
  }

  /** How many connections are open now, as far as the server has noticed. */
  public int openConnections() {
    return http.open();
  }

  /**
   * Stops listening and ends every connection where it stands; returns once all of them have ended,
   * or after ten seconds when a fallback does not heed its interrupt. Closing twice is as good as
   * once; an interrupt cuts the wait short and stays set.
   */
  @Override
  public void close() {
    http.close();
  }

  private Reply reply(RecordedRequest request) {
    log.add(request);
    return script.replyTo(request);
  }
}
