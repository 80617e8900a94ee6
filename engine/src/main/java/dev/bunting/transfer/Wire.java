package dev.bunting.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A connection's two directions of bytes, plain or through TLS. On a blocking socket each call
 * waits; on a non-blocking one it does what it can and says how far it came.
 */
sealed interface Wire permits PlainWire, TlsWire, TunnelWire {

  SocketChannel socket();

  /** Goes on with the handshake; true once it is done. */
  boolean handshake() throws IOException;

  /** Whether bytes of its own wait until the socket is writable. */
  boolean wantsToWrite();

  /** Reads some bytes; 0 if none are there now, -1 at the end. */
  int read(ByteBuffer into) throws IOException;

  /** Writes; true once all bytes have left, else to be called again when the socket is writable. */
  boolean write(ByteBuffer bytes) throws IOException;

  /** Closes the socket; safe from any thread, and it ends a call that blocks in another. */
  default void close() {
    try {
      socket().close();
    } catch (IOException e) {
      // There is nothing left to save on a connection that nobody wants any more.
    }
  }
}
