package dev.bunting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A server that says its piece to whoever connects, as mail servers do, and listens to nothing. */
final class Greeter implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final byte[] greeting;

  Greeter(String greeting) throws IOException {
    this.greeting = greeting.getBytes(ISO_8859_1);
    Thread.ofVirtual().start(this::run);
  }

  int port() {
    return server.getLocalPort();
  }

  private void run() {
    try {
      while (true) {
        // Left open: the client is to act on what it read, not on the connection's end.
        server.accept().getOutputStream().write(greeting);
      }
    } catch (IOException e) {
      // close() ends it.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
