package dev.bunting.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Bytes as they are. */
record PlainWire(SocketChannel socket) implements Wire {

  @Override
  public boolean handshake() {
    return true;
  }

  @Override
  public boolean wantsToWrite() {
    return false;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return socket.read(into);
  }

  @Override
  public boolean write(ByteBuffer bytes) throws IOException {
    do {
      socket.write(bytes);
    } while (bytes.hasRemaining() && socket.isBlocking());
    return !bytes.hasRemaining();
  }
}
