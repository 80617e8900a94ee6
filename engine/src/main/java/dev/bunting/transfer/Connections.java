package dev.bunting.transfer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Connections that wait for their next request, by route: the one last used goes out first, since
 * it is the least likely to be closed by now. Over the limit, the one that waits longest is closed;
 * so are those that have waited for too long when others come to wait.
 *
 * <p>Safe for any number of threads; the lock is held over fields only.
 */
final class Connections implements AutoCloseable {
  /** Few servers keep a connection open for longer. */
  static final long LONGEST = Duration.ofMinutes(1).toNanos();

  private final int least;
  private final IntSupplier most;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Route, ArrayDeque<Connection>> byRoute = new HashMap<>();
  private final LinkedHashSet<Connection> byAge = new LinkedHashSet<>();
  private volatile int limit;
  private boolean closed;

  /**
   * @param least how many may wait in any case
   * @param most how many may wait, if more than that want to; asked for once, or maybe twice
   */
  Connections(int least, IntSupplier most, LongSupplier nanoTime) {
    this.least = least;
    this.most = most;
    this.nanoTime = nanoTime;
  }

  Optional<Connection> take(Route route) {
    lock.lock();
    try {
      var waiting = byRoute.get(route);
      if (waiting == null) return Optional.empty();
      var connection = waiting.getLast();
      // The others of this route wait still longer; all of them are closed soon.
      if (isTooOld(connection)) return Optional.empty();
      waiting.removeLast();
      byAge.remove(connection);
      if (waiting.isEmpty()) byRoute.remove(route);
      return Optional.of(connection);
    } finally {
      lock.unlock();
    }
  }

  void give(Connection connection) {
    if (limit == 0 && size() >= least) limit = Math.max(least, most.getAsInt());
    keep(connection).forEach(Connection::close);
  }

  /** Keeps the connection; returns those to be closed for it. */
  private List<Connection> keep(Connection connection) {
    lock.lock();
    try {
      if (closed) return List.of(connection);
      connection.idleSince = nanoTime.getAsLong();
      byRoute.computeIfAbsent(connection.route, _ -> new ArrayDeque<>()).addLast(connection);
      byAge.add(connection);
      return isSurplus(byAge.getFirst()) ? removeSurplus() : List.of();
    } finally {
      lock.unlock();
    }
  }

  private List<Connection> removeSurplus() {
    var surplus = new ArrayList<Connection>();
    while (isSurplus(byAge.getFirst())) surplus.add(removeOldest());
    return surplus;
  }

  private boolean isSurplus(Connection oldest) {
    return byAge.size() > Math.max(least, limit) || isTooOld(oldest);
  }

  private boolean isTooOld(Connection connection) {
    return nanoTime.getAsLong() - connection.idleSince > LONGEST;
  }

  private int size() {
    lock.lock();
    try {
      return byAge.size();
    } finally {
      lock.unlock();
    }
  }

  private Connection removeOldest() {
    var oldest = byAge.removeFirst();
    removeFromRoute(oldest);
    return oldest;
  }

  private void removeFromRoute(Connection connection) {
    byRoute.computeIfPresent(
        connection.route, (_, all) -> all.remove(connection) && all.isEmpty() ? null : all);
  }

  /** Closes all that wait. */
  void clear() {
    lock.lock();
    try {
      byAge.forEach(Connection::close);
      byAge.clear();
      byRoute.clear();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets a connection that turned out closed. */
  void remove(Connection connection) {
    lock.lock();
    try {
      if (byAge.remove(connection)) removeFromRoute(connection);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      byAge.forEach(Connection::close);
      byAge.clear();
      byRoute.clear();
    } finally {
      lock.unlock();
    }
  }
}
