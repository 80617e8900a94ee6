package dev.bunting.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/**
 * Bytes through TLS, by an {@link SSLEngine}, on a blocking or a non-blocking socket.
 *
 * <p>The server's certificate must be for the origin's host (RFC 9110, section 4.3.4). The end of
 * the socket without TLS's own goodbye is an {@link EOFException}: anyone on the way could have cut
 * there.
 */
final class TlsWire implements Wire {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  /** Conscrypt hands over all that it has written, which may be more than a record. */
  private static final int OUT = 18 * 1024;

  /** For large files: four records at once. */
  private static final int LARGE = 68 * 1024;

  private final SocketChannel socket;
  private final SSLEngine engine;

  /** By name: whoever embeds this may have left Conscrypt's jar out. */
  private final boolean isNative;

  private final Runnable brokenOff;

  /** Encrypted bytes that came and are not yet decrypted, ready to be read from. */
  private ByteBuffer encryptedIn;

  /** Encrypted bytes that are to leave, ready to be read from. */
  private final ByteBuffer encryptedOut;

  /** Decrypted bytes that had no room where they were wanted, ready to be read from. */
  private final ByteBuffer decrypted;

  /**
   * @param brokenOff told when a handshake fails, other than for the server's certificate
   */
  TlsWire(SocketChannel socket, Origin origin, SSLContext context, Runnable brokenOff)
      throws SSLException {
    this.socket = socket;
    this.brokenOff = brokenOff;
    engine = context.createSSLEngine(origin.hostName(), origin.port());
    engine.setUseClientMode(true);
    isNative = engine.getClass().getPackageName().equals("org.conscrypt");
    if (isNative) NativeEngines.prepare(engine);
    var parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    engine.beginHandshake();
    var session = engine.getSession();
    encryptedIn = ByteBuffer.allocate(session.getPacketBufferSize()).limit(0);
    encryptedOut = ByteBuffer.allocate(Math.max(OUT, session.getPacketBufferSize())).limit(0);
    decrypted = ByteBuffer.allocate(session.getApplicationBufferSize()).limit(0);
  }

  @Override
  public SocketChannel socket() {
    return socket;
  }

  @Override
  public boolean handshake() throws IOException {
    try {
      return shakeHands();
    } catch (SSLException e) {
      if (!Failures.isAboutCertificate(e)) brokenOff.run();
      throw e;
    }
  }

  private boolean shakeHands() throws IOException {
    while (flush()) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> wrap(NOTHING);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (unwrapAside() < 0 && !fill()) return false;
        }
        case FINISHED, NOT_HANDSHAKING -> {
          if (engine.isInboundDone()) throw new EOFException("closed in the TLS handshake");
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public boolean wantsToWrite() {
    return encryptedOut.hasRemaining();
  }

  /** Reads all that is in hand, if it has room; waits for more only if that is nothing. */
  @Override
  public int read(ByteBuffer into) throws IOException {
    var start = into.position();
    while (into.hasRemaining()) {
      var count = readRecord(into);
      var all = into.position() - start;
      if (engine.isInboundDone() && !decrypted.hasRemaining()) return all > 0 ? all : end();
      answerHandshake();
      if (count < 0 && (all > 0 || !fill())) return all;
    }
    return into.position() - start;
  }

  /** The server's goodbye; or ours, if another thread has closed the wire. */
  private int end() throws IOException {
    if (!socket.isOpen()) throw new AsynchronousCloseException();
    return -1;
  }

  @Override
  public boolean write(ByteBuffer bytes) throws IOException {
    while (flush()) {
      if (!bytes.hasRemaining()) return true;
      wrap(bytes);
    }
    return false;
  }

  /** Reads what one record holds; -1 if more bytes are needed for it. */
  private int readRecord(ByteBuffer into) throws SSLException {
    if (!decrypted.hasRemaining()) {
      if (into.remaining() >= decrypted.capacity()) return unwrap(into);
      if (unwrapAside() < 0) return -1;
    }
    return copyDecrypted(into);
  }

  @Override
  public void close() {
    Wire.super.close();
    if (isNative) NativeEngines.free(engine);
  }

  private int copyDecrypted(ByteBuffer into) {
    var count = Math.min(decrypted.remaining(), into.remaining());
    into.put(into.position(), decrypted, decrypted.position(), count);
    into.position(into.position() + count);
    decrypted.position(decrypted.position() + count);
    return count;
  }

  /** After the handshake the server may still send tickets and ask for new keys (RFC 8446, 4.6). */
  private void answerHandshake() throws IOException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> runTasks();
      case NEED_WRAP -> {
        if (flush()) wrap(NOTHING);
        flush();
      }
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> {}
    }
  }

  /** Decrypts one record; returns its size, or -1 if more bytes are needed for it. */
  private int unwrap(ByteBuffer into) throws SSLException {
    var result = engine.unwrap(encryptedIn, into);
    return switch (result.getStatus()) {
      case OK, CLOSED -> result.bytesProduced();
      case BUFFER_UNDERFLOW -> -1;
      case BUFFER_OVERFLOW -> throw new SSLException("a record larger than TLS allows");
    };
  }

  private int unwrapAside() throws SSLException {
    decrypted.clear();
    try {
      return unwrap(decrypted);
    } finally {
      decrypted.flip();
    }
  }

  /** Reads more encrypted bytes; false if none are there now. */
  private boolean fill() throws IOException {
    encryptedIn.compact();
    try {
      var count = socket.read(encryptedIn);
      if (count < 0) throw new EOFException("the connection ended without TLS close_notify");
      if (!encryptedIn.hasRemaining()) makeRoom();
      return count > 0;
    } finally {
      encryptedIn.flip();
    }
  }

  /** More comes than was expected: a large file, which is worth fewer and larger reads. */
  private void makeRoom() {
    if (encryptedIn.capacity() >= LARGE) return;
    encryptedIn = ByteBuffer.allocate(LARGE).put(encryptedIn.flip());
  }

  /** Encrypts what fits one record, to be flushed; the record before must have left. */
  private void wrap(ByteBuffer bytes) throws IOException {
    encryptedOut.clear();
    try {
      var result = engine.wrap(bytes, encryptedOut);
      if (result.getStatus() == SSLEngineResult.Status.CLOSED && bytes.hasRemaining())
        throw new EOFException("TLS was closed");
      if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW)
        throw new SSLException("more to send in a handshake than there is room for");
    } finally {
      encryptedOut.flip();
    }
  }

  private boolean flush() throws IOException {
    while (encryptedOut.hasRemaining())
      if (socket.write(encryptedOut) == 0 && !socket.isBlocking()) return false;
    return true;
  }

  private void runTasks() {
    for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask())
      task.run();
  }
}
