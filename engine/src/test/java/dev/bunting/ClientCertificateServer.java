package dev.bunting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bunting.server.TestCertificates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Asks clients for a certificate of the test authority, and tells them whose it is. */
final class ClientCertificateServer implements AutoCloseable {
  private final SSLServerSocket server;

  ClientCertificateServer() throws IOException {
    server =
        (SSLServerSocket)
            context()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server.setNeedClientAuth(true);
    Thread.ofVirtual().start(this::run);
  }

  /** The engine's own way to read PEM serves the server, too. */
  private static javax.net.ssl.SSLContext context() throws IOException {
    var pem = Files.createTempFile("server", ".pem");
    try {
      Files.writeString(
          pem, TestCertificates.VALID.certificatePem() + TestCertificates.VALID.keyPem());
      var authority = Files.createTempFile("authority", ".pem");
      Files.writeString(authority, TestCertificates.authorityPem());
      return Certificates.SYSTEM.withAuthorities(authority).withCertificate(pem, pem).context();
    } finally {
      Files.delete(pem);
    }
  }

  URI uri() {
    return URI.create("https://127.0.0.1:" + server.getLocalPort() + "/a");
  }

  private void run() {
    while (!server.isClosed()) {
      try (var socket = (SSLSocket) server.accept()) {
        answer(socket);
      } catch (IOException e) {
        // A client without a certificate, or close().
      }
    }
  }

  private static void answer(SSLSocket socket) throws IOException {
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    while (!in.readLine().isEmpty()) {
      // The head is of no interest.
    }
    var name = socket.getSession().getPeerPrincipal().getName();
    var head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + name.length();
    socket.getOutputStream().write((head + "\r\n\r\n" + name).getBytes(ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
