package dev.bunting.transfer;

import dev.bunting.Reason;
import dev.bunting.transfer.http1.ResponseReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Carries out exchanges by HTTP/2, for one thread that waits. The time limits are ours, since those
 * of the client end at the head of the response.
 */
final class Http2Driver {
  /** A stream may be free a moment after its request has ended, so that nobody tells of it. */
  private static final long FIRST_PATIENCE = Duration.ofMillis(10).toNanos();

  private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

  private final Context context;
  private final Http2Client client;
  private final Helpers helpers;

  Http2Driver(Context context, Http2Client client, Helpers helpers) {
    this.context = context;
    this.client = client;
    this.helpers = helpers;
  }

  /** Whether a request should be made by HTTP/2; may wait a moment to know. See {@link #ended}. */
  boolean isFor(Route route, Exchange exchange) throws InterruptedException {
    return client.isFor(route, exchange.uri());
  }

  /**
   * Sends the request and takes the response; false if that came by HTTP/1.1 in a framing that the
   * client does not read strictly: chunks of odd sizes, other codings, a length beside it. Then it
   * is left, and the request is to be made again by {@link ResponseReader}'s rules.
   */
  boolean carryOut(Route route, Exchange exchange, Watch watch, long deadline)
      throws TransferException, InterruptedException {
    var response = ask(route, exchange, watch, deadline);
    if (response.version() == HttpClient.Version.HTTP_1_1
        && Http2Head.isTransferEncoded(response)) {
      response.body().cancel();
      return false;
    }
    receive(response, exchange, watch, deadline);
    return true;
  }

  /** Takes notice that a request that should be made by HTTP/2 is over, or never came about. */
  void ended(Route route) {
    client.ended(route);
  }

  /** The client does not wait where a server allows no further stream, but fails. */
  private HttpResponse<Http2Body> ask(Route route, Exchange exchange, Watch watch, long deadline)
      throws TransferException, InterruptedException {
    for (var patience = FIRST_PATIENCE; ; patience = Math.min(2 * patience, PATIENCE)) {
      try {
        return askOnce(route, exchange, watch, deadline);
      } catch (TransferException e) {
        if (!Http2Failures.isNoStreamFree(e)) throw e;
      }
      var turn = client.nextEnd(route, patience);
      watch.begin(() -> turn.cancel(true), Long.MAX_VALUE, Reason.IDLE_TIMEOUT, deadline);
      await(turn, watch, route);
    }
  }

  private HttpResponse<Http2Body> askOnce(
      Route route, Exchange exchange, Watch watch, long deadline)
      throws TransferException, InterruptedException {
    var begun = System.nanoTime();
    var sending = new Sending();
    var answer = client.send(request(exchange, sending));
    var connected = CompletableFuture.anyOf(sending.begun, answer);
    Runnable cancel = () -> answer.cancel(true);
    try {
      watch.begin(cancel, context.connectLimit, Reason.CONNECT_TIMEOUT, deadline);
      await(connected, watch, route);
    } catch (TransferException e) {
      throw route.named(e);
    }
    var connect = System.nanoTime() - begun;
    // Which connection it is shows with the answer.
    exchange.sending(0);
    watch.begin(cancel, context.idleLimit, Reason.IDLE_TIMEOUT, deadline);
    var response = await(answer, watch, route);
    var carrier = client.answered(route, response);
    exchange.sentOn(carrier.number());
    exchange.connect = carrier.isNew() ? connect : 0;
    return fromTheServer(route, response);
  }

  private HttpRequest request(Exchange exchange, Sending sending) {
    var uri = RequestEncoder.ascii(exchange.uri());
    var builder = HttpRequest.newBuilder(uri).method("GET", sending);
    for (var line : context.encoder.fields(exchange).split("\r\n", 0)) {
      var colon = line.indexOf(':');
      builder.header(line.substring(0, colon), line.substring(colon + 1).trim());
    }
    return builder.build();
  }

  /** A body of no bytes, whose length is asked for when the connection stands. */
  private static final class Sending implements BodyPublisher {
    private final CompletableFuture<@Nullable Void> begun = new CompletableFuture<>();
    private final BodyPublisher nothing = BodyPublishers.noBody();

    @Override
    public long contentLength() {
      begun.complete(null);
      return 0;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      nothing.subscribe(subscriber);
    }
  }

  private static <T> T await(CompletableFuture<T> future, Watch watch, Route route)
      throws TransferException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException | CancellationException e) {
      var fired = watch.end();
      throw fired.map(Failures::outOfTime).orElseGet(() -> Http2Failures.beforeTheHead(e, route));
    } finally {
      watch.end();
    }
  }

  /** A proxy that makes no tunnel is not the server, though the client takes its answer for one. */
  private static HttpResponse<Http2Body> fromTheServer(
      Route route, HttpResponse<Http2Body> response) throws TransferException {
    var proxy = route.proxy();
    if (proxy == null || response.sslSession().isPresent()) return response;
    response.body().cancel();
    var status = response.statusCode();
    throw new ProxyException(proxy, "HTTP " + status, status).asFailure();
  }

  private void receive(
      HttpResponse<Http2Body> response, Exchange exchange, Watch watch, long deadline)
      throws TransferException {
    var body = response.body();
    watch.begin(body::cancel, context.idleLimit, Reason.IDLE_TIMEOUT, deadline);
    var whole = false;
    try {
      whole = exchangeBytes(response, exchange, watch);
    } catch (IOException e) {
      var fired = watch.end();
      exchange.failed(fired.map(Failures::outOfTime).orElseGet(() -> Http2Failures.inTheBody(e)));
    } finally {
      watch.end();
      if (!whole) body.cancel();
    }
  }

  /** True if the response was read to its end. */
  private boolean exchangeBytes(HttpResponse<Http2Body> response, Exchange exchange, Watch watch)
      throws IOException, TransferException {
    var reader = new ResponseReader();
    reader.begin();
    var in = Http2Head.of(response);
    while (true) {
      var complete = exchange.received(in, reader);
      for (var segment : exchange.newSegments()) helpers.start(exchange.task(), segment);
      if (complete) return reader.reusable() && endsHere(in, response.body(), exchange);
      var next = next(response.body(), watch);
      if (next.isEmpty()) return exchange.closed(reader);
      in = next.get();
    }
  }

  private Optional<ByteBuffer> next(Http2Body body, Watch watch) throws IOException {
    var next = body.next();
    watch.progress();
    var count = next.map(ByteBuffer::remaining).orElse(0);
    context.received.add(count);
    var bandwidth = context.bandwidth;
    if (bandwidth != null && count > 0) bandwidth.spend(count, watch);
    return next;
  }

  /** The client counts no bytes; and a stream that is left before its end would be reset. */
  private static boolean endsHere(ByteBuffer in, Http2Body body, Exchange exchange)
      throws IOException, TransferException {
    var rest = Optional.of(in);
    while (rest.isPresent() && !rest.get().hasRemaining()) rest = body.next();
    if (rest.isEmpty()) return true;
    exchange.failed(
        new TransferException(Reason.PROTOCOL, "more bytes than its Content-Length says"));
    return false;
  }
}
