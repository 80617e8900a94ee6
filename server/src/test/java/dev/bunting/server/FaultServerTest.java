package dev.bunting.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultServerTest {
  private final FaultServer server = FaultServer.start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(server.uri(path));
  }

  private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void answersEnqueuedRepliesInOrder() throws Exception {
    server.enqueue(Reply.ok("one"), Reply.status(404).body("two"));
    assertThat(get("/a").body()).isEqualTo("one");
    var second = get("/b");
    assertThat(second.statusCode()).isEqualTo(404);
    assertThat(second.body()).isEqualTo("two");
  }

  @Test
  void answersARouteInTurnAndRepeatsTheLast() throws Exception {
    server.route("/a", Reply.status(503), Reply.ok("good")).enqueue(Reply.ok("other"));
    assertThat(get("/a").statusCode()).isEqualTo(503);
    assertThat(get("/a").body()).isEqualTo("good");
    assertThat(get("/b").body()).isEqualTo("other");
    assertThat(get("/a?again").body()).isEqualTo("good");
  }

  @Test
  void prefersTheRouteWithTheQuery() throws Exception {
    server.route("/a", Reply.ok("any")).route("/a?x=1", Reply.ok("one"));
    assertThat(get("/a?x=1").body()).isEqualTo("one");
    assertThat(get("/a?x=2").body()).isEqualTo("any");
  }

  @Test
  void saysThatNothingIsEnqueued() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(501);
  }

  @Test
  void asksTheFallbackLast() throws Exception {
    server.fallback(request -> Reply.ok("fell back on " + request.path())).enqueue(Reply.ok("a"));
    assertThat(get("/1").body()).isEqualTo("a");
    assertThat(get("/2?q").body()).isEqualTo("fell back on /2");
  }

  @Test
  void recordsRequestsAndConnections() throws Exception {
    server.fallback(_ -> Reply.ok(""));
    get("/1");
    client.send(
        HttpRequest.newBuilder(server.uri("/2")).header("X-Mine", "yes").build(),
        BodyHandlers.discarding());
    var second = server.requests().get(1);
    assertThat(second.sequence()).isEqualTo(2);
    assertThat(second.connection()).isEqualTo(1);
    assertThat(second.target()).isEqualTo("/2");
    assertThat(second.header("x-mine")).contains("yes");
    assertThat(server.connections()).isEqualTo(1);
    assertThat(server.openConnections()).isEqualTo(1);
  }

  @Test
  void handsOutRequestsOneByOne() throws Exception {
    server.fallback(_ -> Reply.ok(""));
    get("/1");
    get("/2");
    assertThat(server.takeRequest().path()).isEqualTo("/1");
    assertThat(server.takeRequest().path()).isEqualTo("/2");
  }

  @Test
  void closesEveryConnectionAfterSoManyRequests() throws Exception {
    server.closeAfterRequests(2).fallback(_ -> Reply.ok(""));
    for (int i = 0; i < 4; i++) get("/");
    assertThat(server.requests())
        .extracting(RecordedRequest::connection)
        .containsExactly(1, 1, 2, 2);
  }
}
