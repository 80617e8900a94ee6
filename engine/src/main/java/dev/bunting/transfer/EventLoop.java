package dev.bunting.transfer;

import dev.bunting.Reason;
import dev.bunting.schedule.Result;
import dev.bunting.schedule.Task;
import dev.bunting.transfer.Flight.Attempt;
import dev.bunting.transfer.Flight.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The async style: one thread waits for all connections at once, and moves each download on as far
 * as it goes whenever its socket is ready. Look-ups, which block, come back through a queue.
 *
 * <p>All state belongs to the loop's thread, but for what {@link #wakeUp()} and {@link #cancel}
 * touch. Files are written on the same thread: a slow disk slows all downloads here, unlike in
 * other styles.
 */
final class EventLoop implements Runnable {
  private static final int BUFFER = 256 * 1024;

  /** How often one socket is read before the others have their turn. */
  private static final int READS_IN_A_ROW = 8;

  /** How many downloads begin before those under way have their turn: requests go out meanwhile. */
  private static final int BEGUN_IN_A_ROW = 32;

  private final Context context;
  private final Selector selector;
  private final long tick;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final Set<Flight> flights = new LinkedHashSet<>();
  private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();

  /**
   * Those that have read enough for now, and may have more in hand than a selector knows of; or
   * more than is paid for, in the order in which they go on.
   */
  private final ArrayDeque<Flight> paused = new ArrayDeque<>();

  private final @Nullable Bandwidth bandwidth;
  private long checkedAt = System.nanoTime();

  /** How many downloads have ended since others began. */
  private int landed;

  private volatile boolean mayMissTasks;
  private volatile @Nullable Reason cancelled;

  EventLoop(Context context) throws IOException {
    this.context = context;
    bandwidth = context.bandwidth;
    selector = Selector.open();
    tick = Watchdog.tickFor(context.shortestTimeout());
    context.room = this::room;
  }

  /** Makes the loop look for tasks; cheap when it has no use for them. Any thread may call it. */
  void wakeUp() {
    if (mayMissTasks) selector.wakeup();
  }

  /** Ends all downloads; the reason of the first call counts. Any thread may call it. */
  void cancel(Reason reason) {
    synchronized (this) {
      if (cancelled == null) cancelled = reason;
    }
    selector.wakeup();
  }

  @Override
  public void run() {
    try (selector) {
      while (!finished()) turn();
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // Without its selector nothing can go on; still every row has its outcome.
      context.schedule.cancel(Reason.CANCELLED);
      for (var flight : List.copyOf(flights)) fail(flight, Failures.internal(e));
    }
  }

  private boolean finished() {
    return flights.isEmpty() && context.schedule.noMoreTasks();
  }

  private void turn() throws IOException {
    takeTasks();
    select();
    for (var message = inbox.poll(); message != null; message = inbox.poll()) message.run();
    var reason = cancelled;
    if (reason != null) failAll(reason);
    if (!paused.isEmpty()) resume();
    checkTimes();
  }

  private void takeTasks() {
    landed = 0;
    for (int i = 0; i < BEGUN_IN_A_ROW && hungry(); i++) {
      var task = context.schedule.poll();
      if (task.isEmpty()) return;
      begin(task.get());
    }
  }

  private boolean hungry() {
    if (bandwidth != null && bandwidth.isAhead()) return false;
    return flights.size() < context.options.maxRequests();
  }

  private void select() throws IOException {
    var hungry = hungry();
    mayMissTasks = hungry;
    // A task that came between the last look and the line above would wake nobody.
    var late = hungry ? context.schedule.poll() : Optional.<Task>empty();
    late.ifPresent(this::begin);
    if (late.isPresent() || finished() || !inbox.isEmpty() || mayResume())
      selector.selectNow(this::move);
    else selector.select(this::move, Math.max(1, sleep(hungry) / 1_000_000));
    mayMissTasks = false;
  }

  /** Until times are to be checked, or a task that waits for its time may begin. */
  private long sleep(boolean hungry) {
    var most = paused.isEmpty() ? tick : Math.min(tick, paused.getFirst().resumeAt - now());
    return hungry ? Math.min(most, context.schedule.nanosUntilTask()) : most;
  }

  private void begin(Task task) {
    var flight = new Flight(context.exchange(task), context.deadline());
    flights.add(flight);
    guarded(flight, () -> connect(flight));
  }

  private void connect(Flight flight) throws IOException, TransferException {
    var exchange = flight.exchange;
    flight.route = context.routes.to(exchange.uri(), exchange.origin());
    var idle = context.connections.take(flight.route);
    flight.reused = idle.isPresent();
    if (flight.reused) {
      use(flight, idle.get());
      send(flight);
    } else lookUp(flight);
  }

  private void lookUp(Flight flight) {
    var looking = context.routes.lookUp(flight.route);
    var known = looking.isDone();
    var _ =
        looking.whenComplete((found, e) -> {
          if (known) lookedUp(flight, found, e);
          else post(() -> lookedUp(flight, found, e));
        });
  }

  private void post(Runnable message) {
    inbox.add(message);
    selector.wakeup();
  }

  private void lookedUp(Flight flight, @Nullable Found found, @Nullable Throwable e) {
    if (flight.phase != Phase.LOOK_UP) return;
    flight.exchange.dns = flight.enter(Phase.DIAL);
    if (found != null) {
      flight.found = found;
      flight.addresses.addAll(found.dial());
      guarded(flight, () -> dial(flight));
    } else if (causeOf(e) instanceof Dns.LookUpException failure) fail(flight, failure.asFailure());
    else fail(flight, Failures.internal(new IllegalStateException(e)));
  }

  private static @Nullable Throwable causeOf(@Nullable Throwable e) {
    return e instanceof CompletionException ? e.getCause() : e;
  }

  /** Tries the next address beside those being tried; fails when there is none left to hope for. */
  private void dial(Flight flight) throws TransferException {
    while (!flight.addresses.isEmpty()) {
      try {
        if (dial(flight, flight.addresses.remove())) return;
      } catch (IOException e) {
        dialFailed(flight, e);
      }
    }
    if (flight.attempts.isEmpty() && flight.dialFailure != null) throw flight.dialFailure;
  }

  private boolean dial(Flight flight, InetAddress address) throws IOException {
    flight.lastAttemptAt = System.nanoTime();
    var socket = SocketChannel.open();
    try {
      socket.configureBlocking(false);
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      var connected = socket.connect(new InetSocketAddress(address, flight.route.dialPort()));
      var key = socket.register(selector, connected ? 0 : SelectionKey.OP_CONNECT);
      var attempt = new Attempt(flight, key);
      key.attach(attempt);
      flight.attempts.add(attempt);
      if (connected) guarded(flight, () -> dialled(attempt, socket));
      return true;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static void dialFailed(Flight flight, IOException e) {
    if (flight.dialFailure == null) flight.dialFailure = Failures.connecting(e);
  }

  /** New downloads do not wait until all that are ready have had a turn: that may be thousands. */
  private void move(SelectionKey key) {
    ready(key);
    if (landed >= BEGUN_IN_A_ROW) takeTasks();
  }

  private void ready(SelectionKey key) {
    if (key.attachment() instanceof Attempt attempt)
      guarded(attempt.flight(), () -> attempted(attempt));
    else if (key.attachment() instanceof Connection connection) ready(connection);
    else throw new IllegalStateException("nothing known is attached");
  }

  private void ready(Connection connection) {
    if (connection.flight != null) ready(connection.flight);
    // The server closes a connection that waits, or sends what nobody asked for.
    else drop(connection);
  }

  private void drop(Connection connection) {
    context.connections.remove(connection);
    connection.close();
  }

  private void attempted(Attempt attempt) throws IOException, TransferException {
    var flight = attempt.flight();
    var socket = (SocketChannel) attempt.key().channel();
    try {
      if (socket.finishConnect()) dialled(attempt, socket);
    } catch (IOException e) {
      if (flight.phase != Phase.DIAL) throw e;
      dialFailed(flight, e);
      flight.attempts.remove(attempt);
      socket.close();
      dial(flight);
    }
  }

  private void dialled(Attempt winner, SocketChannel socket) throws IOException, TransferException {
    var flight = winner.flight();
    flight.attempts.remove(winner);
    closeAttempts(flight);
    flight.exchange.connect = flight.enter(Phase.HANDSHAKE);
    var connection = context.connection(socket, flight.route, flight.found);
    winner.key().attach(connection);
    use(flight, connection);
    interest(flight, SelectionKey.OP_READ);
    handshake(flight);
  }

  private static void use(Flight flight, Connection connection) {
    flight.connection = connection;
    connection.flight = flight;
  }

  private void ready(Flight flight) {
    guarded(
        flight,
        () -> {
          switch (flight.phase) {
            case HANDSHAKE -> handshake(flight);
            case SEND -> write(flight);
            case RECEIVE -> receive(flight);
            case LOOK_UP, DIAL, WAIT, LANDED -> {}
          }
        });
  }

  private void handshake(Flight flight) throws IOException, TransferException {
    var wire = wire(flight);
    if (wire.handshake()) {
      var took = flight.enter(Phase.SEND);
      if (flight.route.end().secure()) flight.exchange.tls = took;
      else flight.exchange.connect += took;
      send(flight);
    } else interest(flight, readAnd(wire.wantsToWrite()));
  }

  private static int readAnd(boolean write) {
    return write ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
  }

  private void send(Flight flight) throws IOException, TransferException {
    flight.enter(Phase.SEND);
    var connection = connection(flight);
    connection.reader.begin();
    flight.exchange.sending(connection.number);
    flight.request = context.encoder.encode(flight.exchange, flight.route, buffer);
    write(flight);
  }

  private void write(Flight flight) throws IOException {
    var request = flight.request;
    if (request == null || wire(flight).write(request)) {
      flight.request = null;
      flight.enter(Phase.RECEIVE);
      interest(flight, SelectionKey.OP_READ);
      return;
    }
    // The loop's buffer serves the next socket; what has not left is kept apart.
    if (request.isDirect())
      flight.request = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
    flight.progressAt = System.nanoTime();
    interest(flight, SelectionKey.OP_WRITE);
  }

  private void receive(Flight flight) throws IOException, TransferException {
    var connection = connection(flight);
    for (int i = 0; i < READS_IN_A_ROW; i++) {
      buffer.clear();
      if (bandwidth != null) buffer.limit(Math.min(BUFFER, bandwidth.chunk()));
      var count = connection.wire.read(buffer);
      if (count == 0) return;
      flight.progressAt = System.nanoTime();
      if (count < 0) {
        flight.exchange.closed(connection.reader);
        land(flight, false);
        return;
      }
      context.received.add(count);
      var paid = bandwidth == null ? Long.MIN_VALUE : bandwidth.spend(count);
      var complete = flight.exchange.received(buffer.flip(), connection.reader);
      for (var segment : flight.exchange.newSegments()) begin(segment, flight);
      if (complete) {
        land(flight, connection.reader.reusable() && !buffer.hasRemaining());
        return;
      }
      if (paid > now()) {
        pause(flight, paid);
        return;
      }
      // A plain socket that filled only a part of the buffer is empty now; TLS may hold more.
      if (count < BUFFER && connection.wire instanceof PlainWire) return;
    }
    // What TLS has in hand, no selector knows of.
    if (!(connection.wire instanceof PlainWire)) goOnNextTurn(flight);
  }

  /** Reads no more of it until what was read is paid for; that is no idleness. */
  private void pause(Flight flight, long until) {
    flight.progressAt = until;
    flight.resumeAt = until;
    paused.addLast(flight);
    interest(flight, 0);
  }

  private void goOnNextTurn(Flight flight) {
    flight.resumeAt = now();
    paused.addFirst(flight);
    interest(flight, 0);
  }

  private boolean mayResume() {
    return !paused.isEmpty() && paused.getFirst().resumeAt <= now();
  }

  private void resume() {
    // Each of them once: those that pause again at once are to leave a turn to others.
    for (var left = paused.size(); left > 0 && mayResume(); left--) {
      var flight = paused.removeFirst();
      if (flight.phase != Phase.RECEIVE) continue;
      interest(flight, SelectionKey.OP_READ);
      // TLS may have more in hand already, of which no selector knows.
      guarded(flight, () -> receive(flight));
    }
  }

  private static long now() {
    return System.nanoTime();
  }

  /** The exchange is complete; it may lead to another. */
  private void land(Flight flight, boolean keep) throws IOException, TransferException {
    if (hasPartsInFlight(flight)) {
      release(flight, keep);
      flight.enter(Phase.WAIT);
    } else if (flight.exchange.again()) {
      release(flight, keep);
      flight.enter(Phase.LOOK_UP);
      connect(flight);
    } else finish(flight, flight.exchange.result(), keep);
  }

  private void fail(Flight flight, TransferException failure) {
    if (flight.phase == Phase.LANDED) return;
    context.failed(failure);
    if (hasPartsInFlight(flight)) endParts(flight);
    var named = flight.connects() ? flight.route.named(failure) : failure;
    finish(flight, flight.exchange.result(named), false);
  }

  private static boolean hasPartsInFlight(Flight flight) {
    var division = flight.exchange.division();
    return division.isPresent() && !division.get().hasLanded();
  }

  private int room(int wanted) {
    return Math.max(0, Math.min(wanted, context.options.maxRequests() - flights.size()));
  }

  private void endParts(Flight whole) {
    // Nothing is to be gone on with when the last of them has landed.
    whole.phase = Phase.LANDED;
    for (var segment : whole.exchange.newSegments()) segment.landed();
    whole.exchange.division().orElseThrow().fail();
    for (var part : List.copyOf(flights))
      if (part.whole == whole) fail(part, Failures.outOfTime(Reason.CANCELLED));
  }

  /** Begins a part of a large file, beside the flight that had asked for the whole. */
  private void begin(Segment segment, Flight whole) {
    if (!segment.wanted()) {
      landed(segment, whole);
      return;
    }
    var exchange = context.exchange(whole.exchange.task(), segment);
    var part = new Flight(exchange, whole.deadline, segment, whole);
    flights.add(part);
    segment.endedBy(() -> post(() -> fail(part, Failures.outOfTime(Reason.CANCELLED))));
    // The loop's buffer is in use; a request is written into it.
    post(() -> {
      if (part.phase != Phase.LANDED) guarded(part, () -> connect(part));
    });
  }

  private void landed(Segment segment, Flight whole) {
    segment.landed();
    if (whole.phase == Phase.WAIT && !hasPartsInFlight(whole))
      guarded(whole, () -> land(whole, false));
  }

  private void finish(Flight flight, Result result, boolean keep) {
    flight.phase = Phase.LANDED;
    landed++;
    flights.remove(flight);
    closeAttempts(flight);
    release(flight, keep);
    if (flight.segment != null && flight.whole != null) begin(flight.segment, flight.whole);
    else context.schedule.done(flight.exchange.task(), result);
  }

  private void release(Flight flight, boolean keep) {
    var connection = flight.connection;
    if (connection == null) return;
    connection.flight = null;
    flight.connection = null;
    if (keep) context.connections.give(connection);
    else connection.close();
  }

  private static void closeAttempts(Flight flight) {
    for (var attempt : flight.attempts) {
      try {
        attempt.key().channel().close();
      } catch (IOException e) {
        // It lost the race; that is all there is to know.
      }
    }
    flight.attempts.clear();
  }

  private void checkTimes() {
    var now = System.nanoTime();
    if (now - checkedAt < tick) return;
    checkedAt = now;
    for (var flight : new ArrayList<>(flights)) {
      var reason = flight.overdue(now, context);
      if (reason != null) interrupt(flight, reason);
      else if (headStartOver(flight, now)) guarded(flight, () -> dial(flight));
    }
  }

  private static boolean headStartOver(Flight flight, long now) {
    return flight.phase == Phase.DIAL
        && !flight.addresses.isEmpty()
        && now - flight.lastAttemptAt >= Dialer.HEAD_START.toNanos();
  }

  private void failAll(Reason reason) {
    for (var flight : List.copyOf(flights)) interrupt(flight, reason);
  }

  private void interrupt(Flight flight, Reason reason) {
    guarded(
        flight,
        () -> {
          if (flight.exchange.failed(Failures.outOfTime(reason))) land(flight, false);
        });
  }

  /** A step of a flight. */
  private interface Step {
    void run() throws IOException, TransferException;
  }

  /** Whatever a step throws ends its own flight at most. */
  private void guarded(Flight flight, Step step) {
    try {
      step.run();
    } catch (TransferException e) {
      if (!sentAgain(flight, e)) fail(flight, e);
    } catch (CancelledKeyException e) {
      fail(flight, new TransferException(Reason.CONNECTION_RESET, "closed"));
    } catch (IOException e) {
      broken(flight, e);
    } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
      fail(flight, Failures.internal(e));
    }
  }

  private void broken(Flight flight, IOException e) {
    var failure = Failures.transferring(e);
    guarded(
        flight,
        () -> {
          if (flight.exchange.failed(failure)) land(flight, false);
        });
  }

  /**
   * A connection that waited had been closed by the server: a GET may be sent again on a new one.
   */
  private boolean sentAgain(Flight flight, TransferException e) {
    var stale = flight.reused && e.reason() == Reason.CONNECTION_RESET && untouched(flight);
    if (!stale) return false;
    release(flight, false);
    flight.reused = false;
    flight.enter(Phase.LOOK_UP);
    guarded(flight, () -> lookUp(flight));
    return true;
  }

  private static boolean untouched(Flight flight) {
    return flight.connection != null && flight.connection.reader.untouched();
  }

  private void interest(Flight flight, int operations) {
    var key = wire(flight).socket().keyFor(selector);
    if (key.interestOps() != operations) key.interestOps(operations);
  }

  private static Wire wire(Flight flight) {
    return connection(flight).wire;
  }

  private static Connection connection(Flight flight) {
    var connection = flight.connection;
    if (connection == null) throw new IllegalStateException("no connection in " + flight.phase);
    return connection;
  }
}
