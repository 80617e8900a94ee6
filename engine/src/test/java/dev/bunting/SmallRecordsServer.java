package dev.bunting;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bunting.server.TestCertificates;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLSocket;

/** Answers each request in many small records of TLS, which arrive all at once. */
final class SmallRecordsServer implements AutoCloseable {
  static final String BODY = "0123456789".repeat(40);

  private final ServerSocket server = new CorkedServerSocket();

  SmallRecordsServer() throws IOException {
    Thread.ofVirtual().start(this::run);
  }

  URI uri() {
    return URI.create("https://localhost:" + server.getLocalPort() + "/");
  }

  private void run() {
    try {
      while (true) {
        var connection = (CorkedSocket) server.accept();
        Thread.ofVirtual().start(() -> answer(connection));
      }
    } catch (IOException e) {
      // close() ends it.
    }
  }

  private static void answer(CorkedSocket raw) {
    var factory = TestCertificates.VALID.serverContext().getSocketFactory();
    try (var socket = (SSLSocket) factory.createSocket(raw, null, true)) {
      socket.startHandshake();
      readHead(socket);
      raw.corked = true;
      var out = socket.getOutputStream();
      out.write(
          ("HTTP/1.1 200 OK\r\nContent-Length: " + BODY.length() + "\r\n\r\n").getBytes(US_ASCII));
      for (int i = 0; i < BODY.length(); i += 10)
        out.write(BODY.substring(i, i + 10).getBytes(US_ASCII));
      raw.corked = false;
      raw.getOutputStream().flush();
      // The client has what it needs; whether it gets on without another byte is the question.
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The client's test tells what went wrong.
    }
  }

  private static void readHead(SSLSocket socket) throws IOException {
    var last = new StringBuilder();
    while (last.indexOf("\r\n\r\n") < 0) {
      var next = socket.getInputStream().read();
      if (next < 0) throw new EOFException("the client has gone");
      last.append((char) next);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static final class CorkedServerSocket extends ServerSocket {
    CorkedServerSocket() throws IOException {
      super(0, 50, InetAddress.getLoopbackAddress());
    }

    @Override
    public Socket accept() throws IOException {
      var socket = new CorkedSocket();
      implAccept(socket);
      return socket;
    }
  }

  /** Keeps what is written while it is corked. */
  private static final class CorkedSocket extends Socket {
    private OutputStream out = OutputStream.nullOutputStream();
    volatile boolean corked;

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
      if (!(out instanceof BufferedOutputStream)) out = buffered(super.getOutputStream());
      return out;
    }

    private OutputStream buffered(OutputStream wire) {
      return new BufferedOutputStream(wire, 1 << 16) {
        @Override
        public synchronized void flush() throws IOException {
          if (!corked) super.flush();
        }
      };
    }
  }
}
