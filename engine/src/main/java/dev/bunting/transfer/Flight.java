package dev.bunting.transfer;

import dev.bunting.Reason;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A download under way on the event loop: how far it is, and its time limits. */
final class Flight {
  /** What it waits for. */
  enum Phase {
    LOOK_UP,
    DIAL,
    HANDSHAKE,
    SEND,
    RECEIVE,
    /** Its own range is there; others of the same file are not yet. */
    WAIT,
    LANDED
  }

  /** A socket that tries one address, in a race with others of the same flight. */
  record Attempt(Flight flight, SelectionKey key) {
    // By hand: a record's own are linked at their first call, which costs a cold process 10 ms.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Attempt a && key.equals(a.key);
    }

    @Override
    public int hashCode() {
      return key.hashCode();
    }
  }

  final Exchange exchange;
  final long deadline;

  /** The part of a large file that it fetches, and the flight that it is a part of, if so. */
  final @Nullable Segment segment;

  final @Nullable Flight whole;

  /** Where it goes now; a redirect changes it. */
  Route route;

  Found found = Found.direct(List.of());

  Phase phase = Phase.LOOK_UP;
  long phaseSince = System.nanoTime();
  long progressAt = phaseSince;

  /** Addresses not tried yet, those that are being tried, and why the first one failed. */
  final ArrayDeque<InetAddress> addresses = new ArrayDeque<>();

  final List<Attempt> attempts = new ArrayList<>();
  long lastAttemptAt;
  @Nullable TransferException dialFailure;

  /** When it goes on reading, if it has read more than its share. */
  long resumeAt;

  @Nullable Connection connection;

  /** Whether the connection served another request before, and so may be stale. */
  boolean reused;

  @Nullable ByteBuffer request;

  Flight(Exchange exchange, long deadline) {
    this(exchange, deadline, null, null);
  }

  Flight(Exchange exchange, long deadline, @Nullable Segment segment, @Nullable Flight whole) {
    this.exchange = exchange;
    this.segment = segment;
    this.whole = whole;
    route = Route.direct(exchange.origin());
    this.deadline = deadline;
  }

  /** Goes on to the next phase; returns how long the last one took, in nanoseconds. */
  long enter(Phase next) {
    var now = System.nanoTime();
    var took = now - phaseSince;
    phase = next;
    phaseSince = now;
    progressAt = now;
    return took;
  }

  /** Whether its connection does not stand yet. */
  boolean connects() {
    return phase == Phase.LOOK_UP || phase == Phase.DIAL || phase == Phase.HANDSHAKE;
  }

  /** Which limit it is over, if any. */
  @Nullable Reason overdue(long now, Context context) {
    if (now - deadline >= 0) return Reason.DEADLINE;
    return switch (phase) {
      case LOOK_UP, DIAL, HANDSHAKE ->
          now - phaseSince >= context.connectLimit ? Reason.CONNECT_TIMEOUT : null;
      case SEND, RECEIVE -> now - progressAt >= context.idleLimit ? Reason.IDLE_TIMEOUT : null;
      case WAIT, LANDED -> null;
    };
  }
}
