package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.futures.wire.Frame;
import dev.bunting.futures.wire.FrameInput;
import dev.bunting.futures.wire.FrameOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a worker has been sent when a call returns. */
class OutboxTest {
  private final Outbox outbox = new Outbox();
  private final SlowPipe pipe = new SlowPipe();

  @Test
  void flushAllWaitsForTheThreadThatWrites() throws Exception {
    outbox.add(Frame.of(Frame.Kind.CALLABLE, 1));
    Thread.ofPlatform().start(() -> outbox.open(new FrameOutput(pipe)));
    pipe.begun.await();
    outbox.add(Frame.of(Frame.Kind.REVOKE, 1));
    var sent = new CompletableFuture<byte[]>();
    var canceller = Thread.ofPlatform().start(() -> sent.complete(flushed()));
    Gate.until(() -> canceller.getState() == Thread.State.TIMED_WAITING || sent.isDone());
    pipe.free.countDown();
    var frames = new FrameInput(new ByteArrayInputStream(sent.get()));
    assertThat(frames.read().kind()).isEqualTo(Frame.Kind.CALLABLE);
    assertThat(frames.read().kind()).isEqualTo(Frame.Kind.REVOKE);
  }

  private byte[] flushed() {
    outbox.flushAll();
    return pipe.taken();
  }

  /** Takes what is written only when it is let. */
  private static final class SlowPipe extends OutputStream {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch free = new CountDownLatch(1);
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    @Override
    public void write(byte[] bytes, int from, int length) {
      begun.countDown();
      try {
        free.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      taken.write(bytes, from, length);
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    byte[] taken() {
      return taken.toByteArray();
    }
  }
}
