package dev.bunting.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One accepted connection: reads a request, writes its reply, and so on until either side ends it.
 * All of it runs on the connection's own virtual thread; an interrupt ends it, also within I/O.
 */
final class Connection {
  private static final int LINGER_MILLIS = 1000;

  private final HttpServer server;
  private final Socket raw;
  private final int number;

  Connection(HttpServer server, Socket raw, int number) {
    this.server = server;
    this.raw = raw;
    this.number = number;
  }

  void run() {
    try (raw) {
      raw.setTcpNoDelay(true);
      var secured = server.tls().isEmpty() ? raw : secure(server.tls().get());
      try {
        serve(secured);
        secured.close();
      } catch (Fault.Due fault) {
        happen(fault.action(), secured.getInputStream());
      }
    } catch (IOException | InterruptedException e) {
      // The client went, or the server closes: either way this connection is over.
    }
  }

  private SSLSocket secure(SSLContext context) throws IOException {
    var socket =
        (SSLSocket) context.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
    socket.setUseClientMode(false);
    socket.startHandshake();
    return socket;
  }

  private void serve(Socket socket) throws IOException, InterruptedException, Fault.Due {
    var requests = new RequestReader(socket.getInputStream());
    try {
      int answered = 0;
      boolean keepAlive = true;
      while (keepAlive && answered++ < server.requestsPerConnection()) {
        var request = nextRequest(requests);
        if (request.isEmpty()) return;
        keepAlive = answer(request.get(), socket);
      }
    } catch (BadRequest e) {
      ReplyWriter.write(e.reply(), false, socket.getOutputStream(), server.sleeper());
      linger(socket);
    }
  }

  private Optional<RecordedRequest> nextRequest(RequestReader requests) throws IOException {
    var head = requests.nextHead();
    if (head.isEmpty()) return Optional.empty();
    var request = RequestParser.parse(head.get(), server.nextSequence(), number);
    requests.skip(RequestParser.bodyLength(request));
    return Optional.of(request);
  }

  private boolean answer(RecordedRequest request, Socket socket)
      throws IOException, InterruptedException, Fault.Due {
    var reply = server.responder().reply(request).selectedFor(request);
    boolean headOnly = request.method().equals("HEAD");
    ReplyWriter.write(reply, headOnly, socket.getOutputStream(), server.sleeper());
    return reply.keepsAlive() && request.keepsAlive();
  }

  /** Below TLS, where there is TLS: a connection that breaks says no farewell. */
  private void happen(Fault.Action action, InputStream in) throws IOException {
    switch (action) {
      case FINISH -> raw.close();
      case RESET -> reset();
      case STALL -> in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void reset() throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
  }

  /**
   * Reads on a little after a refusal: closing with unread bytes would send a reset, and the client
   * could lose the answer (RFC 9112, section 9.6).
   */
  private static void linger(Socket socket) throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(LINGER_MILLIS);
    socket.getInputStream().skip(RequestReader.MAX_HEAD);
  }
}
