package dev.bunting.transfer;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Connections that wait for their next request, by route: the one last used goes out first, since
 * it is the least likely to be closed by now. Over the limit, the one that waits longest is closed.
 *
 * <p>Safe for any number of threads; the lock is held over fields only.
 */
final class Connections implements AutoCloseable {
  private final int limit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Route, ArrayDeque<Connection>> byRoute = new HashMap<>();
  private final LinkedHashSet<Connection> byAge = new LinkedHashSet<>();
  private boolean closed;

  Connections(int limit) {
    this.limit = limit;
  }

  Optional<Connection> take(Route route) {
    lock.lock();
    try {
      var waiting = byRoute.get(route);
      if (waiting == null) return Optional.empty();
      var connection = waiting.removeLast();
      byAge.remove(connection);
      if (waiting.isEmpty()) byRoute.remove(route);
      return Optional.of(connection);
    } finally {
      lock.unlock();
    }
  }

  void give(Connection connection) {
    var surplus = keep(connection);
    surplus.ifPresent(Connection::close);
  }

  /** Keeps the connection; returns the one to be closed for it, if any. */
  private Optional<Connection> keep(Connection connection) {
    lock.lock();
    try {
      if (closed) return Optional.of(connection);
      byRoute.computeIfAbsent(connection.route, _ -> new ArrayDeque<>()).addLast(connection);
      byAge.add(connection);
      return byAge.size() > limit ? Optional.of(removeOldest()) : Optional.empty();
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
