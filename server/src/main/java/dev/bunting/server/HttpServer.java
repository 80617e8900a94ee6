package dev.bunting.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * The HTTP/1.1 server below both servers of this module: one thread accepts, and each connection
 * has a virtual thread of its own.
 */
final class HttpServer implements AutoCloseable {
  private static final int BACKLOG = 4096;
  private static final Duration AFTER_FAILED_ACCEPT = Duration.ofMillis(10);

  private final ServerSocket listener;
  private final Responder responder;
  private final Optional<SSLContext> tls;
  private final Sleeper sleeper;

  /** A platform thread: connections are accepted also while all carrier threads are busy. */
  private final Thread acceptor =
      Thread.ofPlatform().daemon().name("bunting-accept").unstarted(this::accept);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile int requestsPerConnection = Integer.MAX_VALUE;

  private HttpServer(
      ServerSocket listener, Responder responder, Optional<SSLContext> tls, Sleeper sleeper) {
    this.listener = listener;
    this.responder = responder;
    this.tls = tls;
    this.sleeper = sleeper;
  }

  /**
   * A server that listens.
   *
   * @param address where; port 0 means any free one
   * @throws BindException when it cannot listen there, with the address in its message
   */
  static HttpServer start(
      InetSocketAddress address, Responder responder, Optional<SSLContext> tls, Sleeper sleeper)
      throws IOException {
    var server = new HttpServer(bind(address), responder, tls, sleeper);
    server.acceptor.start();
    return server;
  }

  private static ServerSocket bind(InetSocketAddress address) throws IOException {
    var listener = new ServerSocket();
    try {
      listener.bind(address, BACKLOG);
      return listener;
    } catch (IOException e) {
      listener.close();
      var place = address.getHostString() + " port " + address.getPort();
      var clear = new BindException("cannot listen on " + place + ": " + e.getMessage());
      clear.initCause(e);
      throw clear;
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        serve(listener.accept());
      } catch (IOException e) {
        pauseUnlessClosed();
      }
    }
  }

  /** Out of file descriptors, most likely: some connection has to end first. */
  private void pauseUnlessClosed() {
    if (listener.isClosed()) return;
    try {
      sleeper.sleep(AFTER_FAILED_ACCEPT);
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts this thread", e);
    }
  }

  private void serve(Socket socket) throws IOException {
    var connection = new Connection(this, socket, accepted.incrementAndGet());
    open.incrementAndGet();
    try {
      threads.execute(() -> run(connection));
    } catch (RejectedExecutionException e) {
      open.decrementAndGet();
      socket.close();
    }
  }

  private void run(Connection connection) {
    try {
      connection.run();
    } finally {
      open.decrementAndGet();
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  int accepted() {
    return accepted.get();
  }

  int open() {
    return open.get();
  }

  int nextSequence() {
    return requests.incrementAndGet();
  }

  Responder responder() {
    return responder;
  }

  Optional<SSLContext> tls() {
    return tls;
  }

  Sleeper sleeper() {
    return sleeper;
  }

  int requestsPerConnection() {
    return requestsPerConnection;
  }

  void requestsPerConnection(int most) {
    requestsPerConnection = most;
  }

  /**
   * Stops listening and ends every connection where it stands; returns once their threads have
   * ended, or after ten seconds when a responder does not heed its interrupt. An interrupt of the
   * caller cuts the wait short and stays set.
   */
  @Override
  public void close() {
    try {
      listener.close();
      // Interrupts the threads; for a virtual thread in socket I/O that closes the socket.
      threads.shutdownNow();
      // Until it has left its system call, the kernel goes on taking connections.
      acceptor.join();
      threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
