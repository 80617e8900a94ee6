package dev.bunting.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** A client that shows every byte: it writes text, and reads what comes. */
record RawClient(Socket socket) implements AutoCloseable {

  static RawClient to(int port) throws IOException {
    return new RawClient(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return this;
  }

  RawClient get(String target) throws IOException {
    return send("GET " + target + " HTTP/1.1\r\nHost: test\r\n\r\n");
  }

  /** Exactly as many bytes as this text has. */
  String read(String expected) throws IOException {
    return new String(socket.getInputStream().readNBytes(expected.length()), ISO_8859_1);
  }

  /** Whether the connection stays open without a byte, for as long as a test can look. */
  boolean hearsNothing() throws IOException {
    socket.setSoTimeout(50);
    try {
      socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  /** Everything until the server closes in good order; a reset is an exception. */
  String readAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  /** Everything until the server breaks the connection; a close in good order is an error. */
  String readUntilReset() throws IOException {
    var received = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(received);
    } catch (SocketException e) {
      return received.toString(ISO_8859_1);
    }
    throw new AssertionError("closed in good order after " + received.toString(ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
