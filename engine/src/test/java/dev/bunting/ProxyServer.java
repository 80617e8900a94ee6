package dev.bunting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy for tests on loopback: CONNECT, whole-URL requests and SOCKS 5 on one port. Every host
 * named {@code *.example} is at 127.0.0.1 for it; by SOCKS, {@code refused-N.example} is what it
 * refuses with the code N. It notes what it was asked, and fails as it is told to.
 */
final class ProxyServer implements AutoCloseable {
  /** What it does wrong. */
  enum Fault {
    NONE,
    /** Closes without a word. */
    CLOSES,
    /** Says something that no proxy says. */
    BABBLES,
    /** Refuses to connect. */
    REFUSES,
    /** Never answers. */
    STALLS,
    /** Says more than its answer before the tunnel is used. */
    SAYS_TOO_MUCH
  }

  private final ServerSocket server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Fault fault;
  private final Optional<Login> login;

  /** Heads of HTTP requests, and {@code SOCKS host:port type user}. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  ProxyServer() throws IOException {
    this(Fault.NONE, Optional.empty());
  }

  ProxyServer(Fault fault, Optional<Login> login) throws IOException {
    this.fault = fault;
    this.login = login;
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  Proxy proxy(Proxy.Kind kind) {
    return new Proxy(kind, "127.0.0.1", port(), login);
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      // close() ends it.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new DataInputStream(socket.getInputStream());
      int first = in.read();
      switch (fault) {
        case CLOSES -> {}
        case BABBLES -> {
          socket.getOutputStream().write("what?\r\n\r\n".getBytes(ISO_8859_1));
          in.transferTo(OutputStream.nullOutputStream());
        }
        case STALLS -> in.transferTo(OutputStream.nullOutputStream());
        case NONE, REFUSES, SAYS_TOO_MUCH -> {
          if (first == 5) socks(socket, in);
          else if (first >= 0) http(socket, in, (char) first);
        }
      }
    } catch (IOException e) {
      // The client or the server went.
    }
  }

  private void http(Socket client, InputStream in, char first) throws IOException {
    var head = first + head(in);
    asked.add(head);
    var target = head.split(" ", 3)[1];
    var secret = login.map(Login::basic);
    if (secret.isPresent() && !head.contains("Proxy-Authorization: " + secret.get() + "\r\n")) {
      say(client, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
    } else if (fault == Fault.REFUSES) {
      say(client, "HTTP/1.1 403 Not Here\r\nContent-Length: 0\r\n\r\n");
    } else if (head.startsWith("CONNECT ")) {
      try (var server = connect(target)) {
        var more = fault == Fault.SAYS_TOO_MUCH ? "HTTP/1.1 200 OK\r\n\r\n" : "";
        say(client, "HTTP/1.1 200 Established\r\nContent-Length: 7\r\n\r\n" + more);
        pump(client, in, server);
      }
    } else {
      var authority = target.substring(7, target.indexOf('/', 7));
      try (var server = connect(authority.contains(":") ? authority : authority + ":80")) {
        // Only what a server needs: the whole URL is as good a target there.
        say(server, head.replaceAll("(?i)Proxy-[^\r]*\r\n", ""));
        pump(client, in, server);
      }
    }
  }

  private void socks(Socket client, DataInputStream in) throws IOException {
    var methods = new byte[in.readUnsignedByte()];
    in.readFully(methods);
    client.getOutputStream().write(new byte[] {5, (byte) (login.isPresent() ? 2 : 0)});
    var user = "";
    if (login.isPresent()) {
      in.readByte();
      user = text(in) + ":" + text(in);
      var good = user.equals(login.get().user() + ":" + login.get().password());
      client.getOutputStream().write(new byte[] {1, (byte) (good ? 0 : 1)});
      if (!good) return;
    }
    in.skipNBytes(3);
    int type = in.readUnsignedByte();
    var host =
        switch (type) {
          case 1 -> address(in, 4);
          case 4 -> "[" + address(in, 16) + "]";
          default -> text(in);
        };
    int port = in.readUnsignedShort();
    asked.add(("SOCKS " + host + ":" + port + " type " + type + " " + user).trim());
    if (host.startsWith("refused-")) {
      client.getOutputStream().write(new byte[] {5, (byte) (host.charAt(8) - '0')});
      return;
    }
    var refused = (byte) (fault == Fault.REFUSES ? 2 : 0);
    try (var server = connect(host + ":" + port)) {
      // In one piece: what comes behind the answer comes with it.
      var more = fault == Fault.SAYS_TOO_MUCH ? "and so on" : "";
      say(client, "\5" + (char) refused + "\0\1\0\0\0\0\0\0" + more);
      if (refused != 0) return;
      pump(client, in, server);
    }
  }

  private static String text(DataInputStream in) throws IOException {
    var bytes = new byte[in.readUnsignedByte()];
    in.readFully(bytes);
    return new String(bytes, ISO_8859_1);
  }

  private static String address(DataInputStream in, int length) throws IOException {
    var bytes = new byte[length];
    in.readFully(bytes);
    return InetAddress.getByAddress(bytes).getHostAddress();
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) throw new IOException("cut off");
      head.append((char) b);
    }
    return head.toString();
  }

  private static Socket connect(String place) throws IOException {
    int colon = place.lastIndexOf(':');
    var host = place.substring(0, colon);
    var there = host.endsWith(".example") ? "127.0.0.1" : host;
    return new Socket(there, Integer.parseInt(place.substring(colon + 1)));
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private void pump(Socket client, InputStream fromClient, Socket server) throws IOException {
    threads.execute(() -> {
      try {
        fromClient.transferTo(server.getOutputStream());
        server.shutdownOutput();
      } catch (IOException e) {
        // The other direction ends, too.
      }
    });
    server.getInputStream().transferTo(client.getOutputStream());
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
