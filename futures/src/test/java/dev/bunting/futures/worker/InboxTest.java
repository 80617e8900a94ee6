package dev.bunting.futures.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.futures.wire.Codec;
import dev.bunting.futures.wire.Frame;
import dev.bunting.futures.wire.FrameInput;
import dev.bunting.futures.wire.FrameOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.junit.jupiter.api.Test;

/** Which tasks a worker begins, given what has arrived. */
class InboxTest {
  private static final Codec CODEC = new Codec(ClassLoader.getSystemClassLoader(), "");

  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

  @Test
  void aTaskWhoseRevocationHasArrivedNeverBegins() throws Exception {
    var inbox = inbox(task(1), task(2), Frame.of(Frame.Kind.REVOKE, 2), task(3));
    assertThat(inbox.take().id()).isEqualTo(1);
    inbox.finish();
    assertThat(inbox.take().id()).isEqualTo(3);
    assertThat(answer()).isEqualTo(Frame.of(Frame.Kind.REVOKED, 2));
  }

  @Test
  void aTaskThatIsInterruptedBeforeItBeginsNeverBegins() throws Exception {
    var inbox = inbox(task(1), Frame.of(Frame.Kind.INTERRUPT, 1), task(2));
    assertThat(inbox.take().id()).isEqualTo(2);
    assertThat(answer()).isEqualTo(Frame.of(Frame.Kind.REVOKED, 1));
  }

  @Test
  void anInterruptOfATaskThatHasEndedHitsNoOther() throws Exception {
    var pipe = new PipedOutputStream();
    var frames = new FrameOutput(pipe);
    var inbox = inbox(new PipedInputStream(pipe));
    frames.write(task(1));
    inbox.take();
    assertThat(inbox.finish()).isFalse();
    frames.write(Frame.of(Frame.Kind.INTERRUPT, 1));
    frames.write(task(2));
    assertThat(inbox.take().id()).isEqualTo(2);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(answers.size()).isZero();
  }

  private static Frame task(int id) {
    return Frame.of(Frame.Kind.CALLABLE, id);
  }

  private Frame answer() throws IOException {
    var answer = new FrameInput(new ByteArrayInputStream(answers.toByteArray())).read();
    return Frame.of(answer.kind(), answer.id());
  }

  private Inbox inbox(Frame... arrived) throws IOException {
    var pipe = new ByteArrayOutputStream();
    var out = new FrameOutput(pipe);
    for (var frame : arrived) out.write(frame);
    return inbox(new ByteArrayInputStream(pipe.toByteArray()));
  }

  private Inbox inbox(InputStream pipe) {
    return new Inbox(
        new FrameInput(pipe),
        new Outgoing(new FrameOutput(answers)),
        new Functions(CODEC),
        Thread.currentThread());
  }
}
