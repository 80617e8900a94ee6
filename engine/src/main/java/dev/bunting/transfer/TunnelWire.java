package dev.bunting.transfer;

import dev.bunting.Proxy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Bytes through a proxy's tunnel. Asking the proxy for it is the first part of the handshake; TLS's
 * own, with the server at the other end, is the second.
 */
final class TunnelWire implements Wire {
  /** Makes the wire within the tunnel once that stands. */
  interface Inner {
    Wire open() throws IOException;
  }

  private final SocketChannel socket;
  private final Proxy proxy;
  private final Negotiation negotiation;
  private final Inner inner;
  private final ByteBuffer in = ByteBuffer.allocate(1024);
  private volatile @Nullable Wire wire;

  TunnelWire(SocketChannel socket, Proxy proxy, Negotiation negotiation, Inner inner) {
    this.socket = socket;
    this.proxy = proxy;
    this.negotiation = negotiation;
    this.inner = inner;
  }

  @Override
  public SocketChannel socket() {
    return socket;
  }

  @Override
  public boolean handshake() throws IOException {
    var within = wire;
    if (within == null) {
      if (!negotiate()) return false;
      within = inner.open();
      wire = within;
    }
    return within.handshake();
  }

  private boolean negotiate() throws IOException {
    try {
      while (!negotiation.done()) {
        if (!sent()) return false;
        var count = socket.read(in.clear());
        if (count == 0) return false;
        if (count < 0) throw new ProxyException(proxy, "it closed the connection");
        negotiation.received(in.flip());
      }
      return true;
    } catch (ProxyException e) {
      throw e;
    } catch (IOException e) {
      throw new ProxyException(proxy, Messages.of(e));
    }
  }

  private boolean sent() throws IOException {
    var bytes = negotiation.toSend();
    while (bytes.hasRemaining()) if (socket.write(bytes) == 0 && !socket.isBlocking()) return false;
    return true;
  }

  @Override
  public boolean wantsToWrite() {
    var within = wire;
    return within == null ? negotiation.toSend().hasRemaining() : within.wantsToWrite();
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return opened().read(into);
  }

  @Override
  public boolean write(ByteBuffer bytes) throws IOException {
    return opened().write(bytes);
  }

  @Override
  public void close() {
    Wire.super.close();
    var within = wire;
    if (within != null) within.close();
  }

  private Wire opened() {
    var within = wire;
    if (within == null) throw new IllegalStateException("no tunnel yet");
    return within;
  }
}
