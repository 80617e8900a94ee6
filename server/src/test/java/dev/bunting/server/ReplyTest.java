package dev.bunting.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each kind of reply looks like on the wire, byte for byte. */
class ReplyTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private final List<Duration> slept = new ArrayList<>();
  private final FaultServer server = FaultServer.start(Optional.empty(), slept::add);

  @AfterEach
  void close() {
    server.close();
  }

  /** What one connection carries for one request, up to the server's closing in good order. */
  private String exchange(Reply reply) throws IOException {
    server.enqueue(reply);
    try (var client = RawClient.to(server.port())) {
      return client.get("/").readAll();
    }
  }

  private String exchangeUntilReset(Reply reply) throws IOException {
    server.enqueue(reply);
    try (var client = RawClient.to(server.port())) {
      return client.get("/").readUntilReset();
    }
  }

  @Test
  void sendsAPlainReplyWithItsLength() throws IOException {
    assertThat(exchange(Reply.ok("hi").header("A", "1").header("A", "2").thenClose()))
        .isEqualTo(OK + "A: 1\r\nA: 2\r\nContent-Length: 2\r\n\r\nhi");
  }

  @Test
  void sendsAnyStatusAndReason() throws IOException {
    assertThat(exchange(Reply.status(299, "Odd Enough").thenClose()))
        .isEqualTo("HTTP/1.1 299 Odd Enough\r\nContent-Length: 0\r\n\r\n");
  }

  @Test
  void sendsNoLengthWithoutABody() throws IOException {
    assertThat(exchange(Reply.status(204).thenClose()))
        .isEqualTo("HTTP/1.1 204 No Content\r\n\r\n");
  }

  @Test
  void keepsTheConnectionAlive() throws IOException {
    server.enqueue(Reply.ok("1"), Reply.ok("2").thenClose());
    try (var client = RawClient.to(server.port())) {
      var first = OK + "Content-Length: 1\r\n\r\n1";
      assertThat(client.get("/").read(first)).isEqualTo(first);
      assertThat(client.get("/").readAll()).endsWith("2");
    }
  }

  @Test
  void closesWhenTheReplyOrTheRequestSaysSo() throws IOException {
    assertThat(exchange(Reply.ok("1").header("Connection", "close"))).endsWith("1");
    server.enqueue(Reply.ok("2"));
    try (var client = RawClient.to(server.port())) {
      client.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
      assertThat(client.readAll()).endsWith("2");
    }
  }

  @Test
  void sendsChunksWithExtensionsAndTrailers() throws IOException {
    var reply = Reply.ok("hello").chunked(3).chunkExtension(";x=1").trailer("T", "end").thenClose();
    assertThat(exchange(reply))
        .isEqualTo(
            OK
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "3;x=1\r\nhel\r\n2;x=1\r\nlo\r\n0;x=1\r\nT: end\r\n\r\n");
  }

  @Test
  void refusesTrailersWithoutChunks() {
    assertThatIllegalStateException().isThrownBy(() -> Reply.ok("x").trailer("T", "end"));
  }

  @Test
  void endsABodyWithoutLengthByClosing() throws IOException {
    assertThat(exchange(Reply.ok("hello").withoutLength())).isEqualTo(OK + "\r\nhello");
  }

  @Test
  void sendsInterimRepliesFirst() throws IOException {
    var hints = Reply.status(103).header("Link", "</a>");
    assertThat(exchange(Reply.ok("x").interim(hints).interim(Reply.status(102)).thenClose()))
        .isEqualTo(
            "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"
                + OK
                + "Content-Length: 1\r\n\r\nx");
  }

  @Test
  void refusesAFinalReplyAsInterim() {
    assertThatIllegalArgumentException().isThrownBy(() -> Reply.ok("x").interim(Reply.ok("y")));
  }

  @Test
  void sendsWrongAndDoubleLengths() throws IOException {
    assertThat(exchange(Reply.ok("hello").claimLength(9).thenClose()))
        .isEqualTo(OK + "Content-Length: 9\r\n\r\nhello");
    assertThat(exchange(Reply.ok("hello").header("Content-Length", "4").thenClose()))
        .isEqualTo(OK + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nhello");
  }

  @Test
  void sendsExtraBytesBehindTheEnd() throws IOException {
    assertThat(exchange(Reply.ok("hi").extraAfterEnd("HTTP/1.1 200").thenClose()))
        .endsWith("\r\n\r\nhiHTTP/1.1 200");
  }

  @Test
  void sendsRawBytesAsTheyAre() throws IOException {
    assertThat(exchange(Reply.raw("HTP/1.1 2", "00\n\nzz").thenClose()))
        .isEqualTo("HTP/1.1 200\n\nzz");
  }

  @Test
  void truncatesTheBody() throws IOException {
    assertThat(exchange(Reply.ok("hello").truncateAfter(3)))
        .isEqualTo(OK + "Content-Length: 5\r\n\r\nhel");
    assertThat(exchange(Reply.ok("hello").chunked(2).truncateAfter(3)))
        .endsWith("\r\n\r\n2\r\nhe\r\n2\r\nl");
    assertThat(exchange(Reply.ok("hello").chunked(5).truncateAfter(5))).endsWith("5\r\nhello");
    assertThat(exchange(Reply.ok("hello").truncateAfter(0))).endsWith("\r\n\r\n");
  }

  @Test
  void sendsABodyThatIsShorterThanItsFaultWhole() throws IOException {
    assertThat(exchange(Reply.ok("hello").truncateAfter(6).thenClose())).endsWith("hello");
  }

  @Test
  void resetsInTheBody() throws IOException {
    assertThat(exchangeUntilReset(Reply.ok("hello").resetAfter(3)))
        .isIn("", OK + "Content-Length: 5\r\n\r\nhel");
  }

  @Test
  void endsBeforeAndInTheHead() throws IOException {
    assertThat(exchange(Reply.ok("x").closeBeforeHead())).isEmpty();
    assertThat(exchange(Reply.ok("x").closeInHead(10))).isEqualTo("HTTP/1.1 2");
  }

  @Test
  void resetsBeforeAndInTheHead() throws IOException {
    assertThat(exchangeUntilReset(Reply.ok("x").resetBeforeHead())).isEmpty();
    assertThat(exchangeUntilReset(Reply.ok("x").resetInHead(10))).isIn("", "HTTP/1.1 2");
  }

  @Test
  void stallsInTheHead() throws IOException {
    server.enqueue(Reply.ok("hello").stallHead());
    try (var client = RawClient.to(server.port())) {
      assertThat(client.get("/").hearsNothing()).isTrue();
      client.socket().shutdownOutput();
      assertThat(client.readAll()).isEmpty();
    }
  }

  @Test
  void stallsInTheBody() throws IOException {
    server.enqueue(Reply.ok("hello").stallAfter(3));
    var sent = OK + "Content-Length: 5\r\n\r\nhel";
    try (var client = RawClient.to(server.port())) {
      assertThat(client.get("/").read(sent)).isEqualTo(sent);
      assertThat(client.hearsNothing()).isTrue();
      client.socket().shutdownOutput();
      assertThat(client.readAll()).isEmpty();
    }
  }

  @Test
  void waitsAndDripsAtItsPace() throws IOException {
    var delay = Duration.ofSeconds(7);
    var every = Duration.ofMillis(3);
    assertThat(exchange(Reply.ok("hello").delayHead(delay).drip(2, every).thenClose()))
        .endsWith("\r\n\r\nhello");
    assertThat(slept).containsExactly(delay, every, every);
  }

  @Test
  void holdsAReplyUntilTheLatchOpens() throws Exception {
    var gate = new CountDownLatch(1);
    server.enqueue(Reply.ok("held").holdUntil(gate).thenClose());
    try (var client = RawClient.to(server.port())) {
      client.get("/");
      server.takeRequest();
      assertThat(client.hearsNothing()).isTrue();
      gate.countDown();
      assertThat(client.readAll()).endsWith("held");
    }
  }

  @Test
  void answersHeadWithoutABody() throws IOException {
    server.enqueue(Reply.ok("hello").thenClose());
    try (var client = RawClient.to(server.port())) {
      client.send("HEAD / HTTP/1.1\r\n\r\n");
      assertThat(client.readAll()).isEqualTo(OK + "Content-Length: 5\r\n\r\n");
    }
  }

  @Test
  void sendsGigabytesWithoutHoldingThem() throws IOException {
    var body = Body.generated((3L << 30) + 5);
    server.enqueue(Reply.ok(body).truncateAfter(100_000));
    try (var client = RawClient.to(server.port())) {
      var received = client.get("/").readAll();
      assertThat(received).contains("Content-Length: 3221225477\r\n");
      assertThat(received).hasSize(received.indexOf("\r\n\r\n") + 4 + 100_000);
    }
  }
}
