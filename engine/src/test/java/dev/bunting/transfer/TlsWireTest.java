package dev.bunting.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.Certificates;
import dev.bunting.server.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsWireTest {
  private static final int RECORDS = 20;

  @TempDir Path files;

  private final CountDownLatch written = new CountDownLatch(1);
  private final ServerSocket server = listen();

  private static ServerSocket listen() {
    try {
      return TestCertificates.VALID
          .serverContext()
          .getServerSocketFactory()
          .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void serve() {
    Thread.ofVirtual().start(this::answerInSmallRecords);
  }

  private void answerInSmallRecords() {
    try (var socket = server.accept()) {
      // What is written has then arrived, too.
      socket.setTcpNoDelay(true);
      assertThat(socket.getInputStream().read()).isEqualTo('?');
      for (int i = 0; i < RECORDS; i++)
        socket.getOutputStream().write("0123456789".getBytes(US_ASCII));
      written.countDown();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (IOException e) {
      // The client's tests tell what went wrong.
    }
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private TlsWire connect(boolean jdk) throws IOException {
    var origin = Origin.of(URI.create("https://localhost:" + server.getLocalPort() + "/"));
    var wire =
        new TlsWire(
            SocketChannel.open(server.getLocalSocketAddress()), origin, context(jdk), () -> {});
    assertThat(wire.handshake()).isTrue();
    return wire;
  }

  private SSLContext context(boolean jdk) throws IOException {
    if (jdk) return TestCertificates.clientContext();
    var authority = Files.writeString(files.resolve("ca"), TestCertificates.authorityPem());
    return Certificates.SYSTEM.withAuthorities(authority).context();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsSeveralRecordsAtOnce(boolean jdk) throws Exception {
    var wire = connect(jdk);
    wire.write(ByteBuffer.wrap(new byte[] {'?'}));
    written.await();
    var into = ByteBuffer.allocateDirect(256 * 1024);
    var reads = 0;
    for (; into.position() < RECORDS * 10; reads++) assertThat(wire.read(into)).isPositive();
    assertThat(reads).isLessThan(RECORDS);
    wire.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsIntoLittleRoom(boolean jdk) throws Exception {
    var wire = connect(jdk);
    wire.write(ByteBuffer.wrap(new byte[] {'?'}));
    var text = new StringBuilder();
    while (text.length() < RECORDS * 10) {
      var into = ByteBuffer.allocate(7);
      assertThat(wire.read(into)).isPositive();
      text.append(US_ASCII.decode(into.flip()));
    }
    assertThat(text).hasToString("0123456789".repeat(RECORDS));
    wire.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWireThatWasClosedHereHasNoEnd(boolean jdk) throws Exception {
    var wire = connect(jdk);
    wire.close();
    assertThatThrownBy(() -> wire.read(ByteBuffer.allocateDirect(256 * 1024)))
        .isInstanceOf(ClosedChannelException.class);
  }
}
