package dev.bunting.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the first of several addresses that answers (RFC 8305, section 5): each gets a
 * quarter of a second before the next is tried beside it. The attempts have virtual threads of
 * their own; the caller waits.
 */
final class Dialer {
  /** How long an address is alone in the race. */
  static final Duration HEAD_START = Duration.ofMillis(250);

  private sealed interface Result {
    record Connected(SocketChannel socket) implements Result {}

    record Failed(TransferException why) implements Result {}
  }

  private final LinkedBlockingQueue<Result> results = new LinkedBlockingQueue<>();
  private final List<SocketChannel> sockets = new ArrayList<>();
  private boolean closed;

  /** A connection to one of the addresses; fails as the first one that failed did. */
  SocketChannel connect(List<InetAddress> addresses, int port)
      throws TransferException, InterruptedException {
    try {
      return addresses.size() == 1 ? attempt(addresses.getFirst(), port) : race(addresses, port);
    } catch (IOException e) {
      throw Failures.connecting(e);
    }
  }

  private SocketChannel race(List<InetAddress> addresses, int port)
      throws IOException, TransferException, InterruptedException {
    var waiting = new ArrayDeque<>(addresses);
    var running = 0;
    var failures = new ArrayList<TransferException>();
    while (running > 0 || !waiting.isEmpty()) {
      if (!waiting.isEmpty()) {
        start(waiting.remove(), port);
        running++;
      }
      switch (awaitResult(!waiting.isEmpty())) {
        case Result.Connected c -> {
          closeAllBut(c.socket());
          return c.socket();
        }
        case Result.Failed f -> {
          running--;
          failures.add(f.why());
        }
        case null -> {} // the head start is over
      }
    }
    throw failures.getFirst();
  }

  private @Nullable Result awaitResult(boolean othersWait) throws InterruptedException {
    return othersWait ? results.poll(HEAD_START.toMillis(), TimeUnit.MILLISECONDS) : results.take();
  }

  private void start(InetAddress address, int port) {
    Thread.startVirtualThread(() -> {
      try {
        results.add(new Result.Connected(attempt(address, port)));
      } catch (IOException e) {
        results.add(new Result.Failed(Failures.connecting(e)));
      }
    });
  }

  private SocketChannel attempt(InetAddress address, int port) throws IOException {
    var socket = SocketChannel.open();
    try {
      remember(socket);
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.connect(new InetSocketAddress(address, port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private synchronized void remember(SocketChannel socket) throws IOException {
    if (closed) throw new IOException("given up");
    sockets.add(socket);
  }

  private void closeAllBut(SocketChannel winner) {
    for (var socket : giveUp()) if (!socket.equals(winner)) close(socket);
  }

  /** Ends all attempts; safe from any thread. */
  void close() {
    giveUp().forEach(Dialer::close);
  }

  private synchronized List<SocketChannel> giveUp() {
    closed = true;
    return List.copyOf(sockets);
  }

  private static void close(SocketChannel socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was to go away, and it has.
    }
  }
}
