package dev.bunting.transfer;

import dev.bunting.Reason;
import dev.bunting.schedule.Result;
import dev.bunting.schedule.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One thread's work in the styles that block: take a task, carry it out from the first byte to the
 * last, hand in its outcome, and again, until there is none.
 */
final class BlockingWorker implements Runnable {
  private final Context context;
  private final Buffers buffers;
  private final Watchdog watchdog;
  private final Helpers helpers;
  private final ByteBuffer small;
  private final @Nullable Http2Driver http2;

  BlockingWorker(Context context, Buffers buffers, Watchdog watchdog, Helpers helpers) {
    this.context = context;
    this.buffers = buffers;
    this.watchdog = watchdog;
    this.helpers = helpers;
    small = Buffers.small(context.options.maxRequests());
    http2 = context.http2 == null ? null : new Http2Driver(context, context.http2, helpers);
  }

  @Override
  public void run() {
    try (var watch = watchdog.newWatch()) {
      for (var task = context.schedule.take(); task.isPresent(); task = context.schedule.take())
        context.schedule.done(task.get(), carryOut(task.get(), watch));
    } catch (InterruptedException e) {
      // Only the job itself interrupts its workers, and then all is over.
    }
  }

  private Result carryOut(Task task, Watch watch) throws InterruptedException {
    helpers.begin();
    try {
      return transfer(task, watch);
    } finally {
      helpers.end();
    }
  }

  /** Always a result, whatever happens: no row is lost. */
  Result transfer(Task task, Watch watch) throws InterruptedException {
    return transfer(context.exchange(task), watch, context.deadline());
  }

  private Result transfer(Exchange exchange, Watch watch, long deadline)
      throws InterruptedException {
    try {
      do {
        perform(exchange, watch, deadline);
        if (exchange.division().isPresent()) exchange.division().get().awaitLanding();
      } while (exchange.again());
      return exchange.result();
    } catch (TransferException e) {
      return failed(exchange, e);
    } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
      return failed(exchange, Failures.internal(e));
    }
  }

  private Result failed(Exchange exchange, TransferException e) throws InterruptedException {
    context.failed(e);
    for (var segment : exchange.newSegments()) helpers.giveUp(segment);
    if (exchange.division().isPresent()) {
      exchange.division().get().fail();
      exchange.division().get().awaitLanding();
    }
    return exchange.result(e);
  }

  /** Carries out a part of a large file that another thread fetches. */
  void transfer(Task task, Segment segment) {
    var deadline = context.deadline();
    try (var watch = watchdog.newWatch()) {
      segment.endedBy(() -> watch.fire(Reason.CANCELLED));
      while (segment.wanted()) {
        var _ = transfer(context.exchange(task, segment), watch, deadline);
      }
    } catch (InterruptedException e) {
      // Nobody interrupts these threads; if somebody did, the part would be missing.
    }
  }

  private void perform(Exchange exchange, Watch watch, long deadline)
      throws TransferException, InterruptedException {
    var route = context.routes.to(exchange.uri(), exchange.origin());
    if (http2 != null && performed(http2, route, exchange, watch, deadline)) return;
    var idle = context.connections.take(route);
    if (idle.isPresent() && served(idle.get(), exchange, watch, deadline)) return;
    converse(open(route, exchange, watch, deadline), exchange, watch, deadline);
  }

  /** Tries HTTP/2; false if the server is to be asked by HTTP/1.1. */
  private boolean performed(
      Http2Driver http2, Route route, Exchange exchange, Watch watch, long deadline)
      throws TransferException, InterruptedException {
    if (!http2.isFor(route, exchange)) return false;
    var begun = System.nanoTime();
    try {
      // The JDK's client looks the name up once more, but could not say what was wrong with it.
      lookUp(route, watch, deadline);
      exchange.dns = System.nanoTime() - begun;
      return http2.carryOut(route, exchange, watch, deadline);
    } finally {
      http2.ended(route);
    }
  }

  /**
   * Tries a connection that waited; false if the server had closed it meanwhile. A GET may then be
   * sent again (RFC 9112, section 9.3.1).
   */
  private boolean served(Connection connection, Exchange exchange, Watch watch, long deadline)
      throws TransferException {
    try {
      converse(connection, exchange, watch, deadline);
      return true;
    } catch (TransferException e) {
      if (e.reason() == Reason.CONNECTION_RESET && connection.reader.untouched()) return false;
      throw e;
    }
  }

  private Connection open(Route route, Exchange exchange, Watch watch, long deadline)
      throws TransferException, InterruptedException {
    try {
      return connect(route, exchange, watch, deadline);
    } catch (TransferException e) {
      throw route.named(e);
    }
  }

  private Connection connect(Route route, Exchange exchange, Watch watch, long deadline)
      throws TransferException, InterruptedException {
    var begun = System.nanoTime();
    var found = lookUp(route, watch, deadline);
    var foundAt = System.nanoTime();
    exchange.dns = foundAt - begun;
    var connection = dial(route, found, watch, deadline);
    exchange.connect = System.nanoTime() - foundAt;
    if (route.end().secure() || route.tunnels()) handshake(connection, exchange, watch, deadline);
    return connection;
  }

  private Found lookUp(Route route, Watch watch, long deadline)
      throws TransferException, InterruptedException {
    var looking = context.routes.lookUp(route);
    if (looking.isDone() && !looking.isCompletedExceptionally()) return looking.join();
    watch.begin(
        () -> looking.cancel(false), context.connectLimit, Reason.CONNECT_TIMEOUT, deadline);
    try {
      return looking.get(context.connectLimit, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Dns.LookUpException failure) throw failure.asFailure();
      throw Failures.internal(e);
    } catch (CancellationException | TimeoutException e) {
      throw Failures.outOfTime(watch.end().orElse(Reason.CONNECT_TIMEOUT));
    } finally {
      watch.end();
    }
  }

  private Connection dial(Route route, Found found, Watch watch, long deadline)
      throws TransferException, InterruptedException {
    var dialer = new Dialer();
    watch.begin(dialer::close, context.connectLimit, Reason.CONNECT_TIMEOUT, deadline);
    Optional<Reason> fired = Optional.empty();
    try {
      var socket = dialer.connect(found.dial(), route.dialPort());
      fired = watch.end();
      if (fired.isEmpty()) return context.connection(socket, route, found);
    } catch (TransferException e) {
      fired = watch.end();
      if (fired.isEmpty()) throw e;
    } catch (IOException e) {
      dialer.close();
      throw Failures.transferring(e);
    }
    throw Failures.outOfTime(fired.get());
  }

  private void handshake(Connection connection, Exchange exchange, Watch watch, long deadline)
      throws TransferException {
    var begun = System.nanoTime();
    watch.begin(connection::close, context.connectLimit, Reason.CONNECT_TIMEOUT, deadline);
    var done = false;
    try {
      done = connection.wire.handshake();
    } catch (IOException e) {
      throw watch.end().map(Failures::outOfTime).orElseGet(() -> Failures.transferring(e));
    } finally {
      watch.end();
      if (!done) connection.close();
    }
    var took = System.nanoTime() - begun;
    if (connection.route.end().secure()) exchange.tls = took;
    else exchange.connect += took;
  }

  /** Sends the request and takes the response; the connection is kept or closed. */
  private void converse(Connection connection, Exchange exchange, Watch watch, long deadline)
      throws TransferException {
    watch.begin(connection::close, context.idleLimit, Reason.IDLE_TIMEOUT, deadline);
    var keep = false;
    try {
      keep = exchangeBytes(connection, exchange, watch);
    } catch (IOException e) {
      var fired = watch.end();
      exchange.failed(fired.map(Failures::outOfTime).orElseGet(() -> Failures.transferring(e)));
    } finally {
      if (watch.end().isEmpty() && keep) context.connections.give(connection);
      else connection.close();
    }
  }

  /**
   * Before a request leaves: others may have responses to take, and then requests of their own;
   * where all of these leave together, a server beside us is woken once for many, not for each. And
   * after it has left: to find a response costs less than to be woken for it.
   */
  @SuppressWarnings("ThreadPriorityCheck") // nothing but time depends on it
  private static void letOthersCatchUp() {
    Thread.yield();
  }

  /** True if the connection can be used again. */
  private boolean exchangeBytes(Connection connection, Exchange exchange, Watch watch)
      throws IOException, TransferException {
    letOthersCatchUp();
    connection.reader.begin();
    exchange.sending(connection.number);
    connection.wire.write(context.encoder.encode(exchange, connection.route, small));
    letOthersCatchUp();
    watch.progress();
    Optional<ByteBuffer> large = Optional.empty();
    var bandwidth = context.bandwidth;
    try {
      var in = small;
      while (true) {
        in.clear();
        if (bandwidth != null) in.limit(Math.min(in.capacity(), bandwidth.chunk()));
        var count = connection.wire.read(in);
        if (count < 0) return !exchange.closed(connection.reader);
        watch.progress();
        context.received.add(count);
        if (bandwidth != null) bandwidth.spend(count, watch);
        var complete = exchange.received(in.flip(), connection.reader);
        for (var segment : exchange.newSegments()) helpers.start(exchange.task(), segment);
        if (complete) return connection.reader.reusable() && !in.hasRemaining();
        // It comes faster than it is taken: take more at once.
        if (count == small.capacity() && large.isEmpty()) {
          large = buffers.borrow();
          in = large.orElse(small);
        }
      }
    } finally {
      large.ifPresent(buffers::giveBack);
    }
  }
}
