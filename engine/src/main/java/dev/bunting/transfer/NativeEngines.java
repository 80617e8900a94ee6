package dev.bunting.transfer;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.conscrypt.AllocatedBuffer;
import org.conscrypt.BufferAllocator;
import org.conscrypt.Conscrypt;

/**
 * What Conscrypt's engines need, which keep memory that no garbage collector sees: else a job that
 * opens a connection for each of its rows would take 25 kB more with each. Safe for any thread.
 */
final class NativeEngines {
  /** Room for the largest record of TLS with all that is around it. */
  private static final int RECORD = 17 * 1024;

  /** More than there are processors: a buffer is borrowed for the time of one copy. */
  private static final ArrayBlockingQueue<ByteBuffer> IDLE = new ArrayBlockingQueue<>(32);

  private NativeEngines() {}

  /**
   * Has the engine borrow buffers for its copies instead of keeping one of its own, and ask for
   * forward secrecy, as the JDK does.
   */
  static void prepare(SSLEngine engine) {
    Conscrypt.setBufferAllocator(engine, new Shared());
    var suites = Stream.of(engine.getEnabledCipherSuites()).filter(s -> !s.startsWith("TLS_RSA_"));
    engine.setEnabledCipherSuites(suites.toArray(String[]::new));
  }

  /** Gives the engine's memory back; nothing is sent, and nothing can be received any more. */
  static void free(SSLEngine engine) {
    var farewell = borrow(RECORD);
    try {
      engine.closeOutbound();
      engine.closeInbound();
      // It lets go only when it has handed over its last words.
      engine.wrap(ByteBuffer.allocate(0), farewell);
    } catch (SSLException e) {
      // Then the garbage collector finds it, later.
    } finally {
      giveBack(farewell);
    }
  }

  private static ByteBuffer borrow(int capacity) {
    var idle = capacity <= RECORD ? IDLE.poll() : null;
    return idle != null ? idle : ByteBuffer.allocateDirect(Math.max(capacity, RECORD));
  }

  private static void giveBack(ByteBuffer buffer) {
    if (buffer.capacity() == RECORD) IDLE.offer(buffer.clear());
  }

  private static final class Shared extends BufferAllocator {
    @Override
    public AllocatedBuffer allocateDirectBuffer(int capacity) {
      return new Borrowed(borrow(capacity));
    }
  }

  private static final class Borrowed extends AllocatedBuffer {
    private final ByteBuffer buffer;

    Borrowed(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public ByteBuffer nioBuffer() {
      return buffer;
    }

    @Override
    public AllocatedBuffer release() {
      giveBack(buffer);
      return this;
    }
  }
}
