package dev.bunting;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A port whose queue of connections is full, so that one more gets no answer at all (on Linux). */
final class FullListener implements AutoCloseable {
  private final ServerSocket server;
  private final List<SocketChannel> filling = new ArrayList<>();

  FullListener() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    // More than the queue holds: a connection beyond it stays unanswered, here without waiting.
    for (int i = 0; i < 8; i++) {
      var socket = SocketChannel.open();
      socket.configureBlocking(false);
      socket.connect(server.getLocalSocketAddress());
      filling.add(socket);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/a");
  }

  @Override
  public void close() throws IOException {
    for (var socket : filling) socket.close();
    server.close();
  }
}
