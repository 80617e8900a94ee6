package dev.bunting.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
  private static final int MANY = 1000;

  private final FaultServer server = FaultServer.start().fallback(r -> Reply.ok(r.path()));

  @AfterEach
  void close() {
    server.close();
  }

  private String exchange(String request) throws IOException {
    try (var client = RawClient.to(server.port())) {
      return client.send(request).readAll();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /\r\n\r\n",
        "GET  / HTTP/1.1\r\n\r\n",
        "GET /a b HTTP/1.1\r\n\r\n",
        " / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nNo colon\r\n\r\n",
        "GET / HTTP/1.1\r\nSpace : 1\r\n\r\n",
        "GET / HTTP/1.1\r\nA: 1\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\nA: 1\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"
      })
  void refusesAMalformedHead(String head) throws IOException {
    assertThat(exchange(head)).startsWith("HTTP/1.1 400 ").contains("Connection: close\r\n");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void refusesAHeadWithoutEnd() throws IOException {
    assertThat(exchange("GET / HTTP/1.1\r\nA: " + "a".repeat(20_000))).startsWith("HTTP/1.1 431 ");
  }

  @Test
  void refusesWhatItDoesNotSpeak() throws IOException {
    assertThat(exchange("GET / HTTP/2.0\r\n\r\n")).startsWith("HTTP/1.1 505 ");
    assertThat(exchange("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"))
        .startsWith("HTTP/1.1 501 ");
  }

  @Test
  void closesAfterAnHttp10Request() throws IOException {
    assertThat(exchange("GET /old HTTP/1.0\r\n\r\n")).endsWith("/old");
  }

  @Test
  void understandsATargetWithAnAuthority() throws IOException {
    assertThat(exchange("GET http://h/a?q HTTP/1.0\r\n\r\n")).endsWith("\r\n\r\n/a");
    assertThat(exchange("GET http://h HTTP/1.0\r\n\r\n")).endsWith("\r\n\r\n/");
  }

  @Test
  void answersPipelinedRequestsAndSkipsBodies() throws IOException {
    assertThat(
            exchange(
                "PUT /1 HTTP/1.1\r\nContent-Length: 6\r\n\r\nGET / "
                    + "GET /2 HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .containsSubsequence("\r\n\r\n/1", "\r\n\r\n/2");
  }

  @Test
  void holdsAThousandConnectionsAtOnce() throws Exception {
    var gate = new CountDownLatch(1);
    server.fallback(_ -> Reply.ok("now").holdUntil(gate));
    var clients = new ArrayList<RawClient>();
    try {
      for (int i = 0; i < MANY; i++) clients.add(RawClient.to(server.port()).get("/" + i));
      for (int i = 0; i < MANY; i++) server.takeRequest();
      assertThat(server.openConnections()).isEqualTo(MANY);
      gate.countDown();
      var answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nnow";
      for (var client : clients) assertThat(client.read(answer)).isEqualTo(answer);
    } finally {
      for (var client : clients) client.close();
    }
  }

  @Test
  void endsConnectionsOfAllKindsWhenItCloses() throws Exception {
    var never = new CountDownLatch(1);
    server.route("/held", Reply.ok("x").holdUntil(never));
    server.route("/stalled", Reply.ok("x").stallHead());
    server.route("/unread", Reply.ok(Body.generated(1L << 40)));
    try (var idle = RawClient.to(server.port());
        var held = RawClient.to(server.port()).get("/held");
        var stalled = RawClient.to(server.port()).get("/stalled");
        var unread = RawClient.to(server.port()).get("/unread")) {
      for (int i = 0; i < 3; i++) server.takeRequest();
      assertThat(unread.read("HTTP/1.1 200 OK")).isEqualTo("HTTP/1.1 200 OK");
      server.close();
      assertThat(server.openConnections()).isZero();
      for (var client : new RawClient[] {idle, held, stalled}) assertThat(ended(client)).isTrue();
    }
  }

  private static boolean ended(RawClient client) throws IOException {
    try {
      return client.readAll().isEmpty();
    } catch (SocketException e) {
      return true;
    }
  }

  @Test
  void endsAConnectionWhoseFallbackThrowsAndReportsIt() throws Exception {
    var reported = new CompletableFuture<Throwable>();
    var before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> reported.complete(thrown));
    try {
      server.fallback(_ -> Reply.status(7));
      assertThat(exchange("GET / HTTP/1.1\r\n\r\n")).isEmpty();
      assertThat(reported.get()).hasMessage("status 7");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }
}
