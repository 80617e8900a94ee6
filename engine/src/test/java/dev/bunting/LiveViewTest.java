package dev.bunting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveViewTest {
  @TempDir Path directory;
  private WatchedJob watched;
  private LiveView view;
  private Job job;
  private URI uri;
  private String token;

  @BeforeEach
  void startAJobThatWaits() throws Exception {
    var options =
        Options.defaults()
            .withDirectory(directory)
            .withMaxRequests(2)
            .withPoliteness(Politeness.NONE.withPerHost(2));
    var paths = IntStream.range(0, 10).mapToObj(i -> "/f" + i).toList();
    watched = new WatchedJob(Map.of("/f0", 404), options, paths);
    view = watched.view;
    job = watched.job;
    uri = URI.create(view.url());
    token = uri.getPath().replace("/", "");
  }

  @AfterEach
  void close() throws Exception {
    watched.close();
  }

  private String ask(String method, String path, String... headers) throws IOException {
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      send(socket, method, path, headers);
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private void send(Socket socket, String method, String path, String... headers)
      throws IOException {
    var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
    if (List.of(headers).stream().noneMatch(h -> h.startsWith("Host:")))
      request.append("Host: " + uri.getAuthority() + "\r\n");
    for (var header : headers) request.append(header + "\r\n");
    socket.getOutputStream().write((request + "Content-Length: 0\r\n\r\n").getBytes(UTF_8));
  }

  private String own() {
    return "Origin: http://" + uri.getAuthority();
  }

  private String secret() {
    return "X-Bunting-Token: " + token;
  }

  @Test
  void servesThePageWithAStrictPolicyToWhoKnowsTheToken() throws Exception {
    assertThat(ask("GET", uri.getPath()))
        .startsWith("HTTP/1.1 200 ")
        .containsIgnoringCase("Content-security-policy: default-src 'none'; script-src 'self'")
        .containsIgnoringCase("Referrer-policy: no-referrer")
        .containsIgnoringCase("Cache-control: no-store")
        .contains("<h1>Downloads under way</h1>");
    assertThat(ask("GET", uri.getPath() + "live.js")).contains("text/javascript");
    assertThat(ask("GET", uri.getPath() + "live.css")).contains("text/css");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/live.js", "/events", "/x/events", "/pause"})
  void showsNothingToWhoDoesNotKnowIt(String path) throws Exception {
    assertThat(ask("GET", path)).startsWith("HTTP/1.1 404 ");
    assertThat(ask("POST", path, own(), secret())).startsWith("HTTP/1.1 404 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host: evil.example", "Host: localhost", "Origin: http://evil.example"})
  void refusesWhatComesFromElsewhere(String header) throws Exception {
    assertThat(ask("GET", uri.getPath(), header)).startsWith("HTTP/1.1 403 ");
    assertThat(ask("GET", uri.getPath() + "events", header)).startsWith("HTTP/1.1 403 ");
    assertThat(ask("POST", uri.getPath() + "cancel", header, secret())).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void anActionNeedsTheMethodTheTokenAndTheOrigin() throws Exception {
    var cancel = uri.getPath() + "cancel";
    assertThat(ask("GET", cancel, own(), secret())).startsWith("HTTP/1.1 405 ");
    assertThat(ask("POST", cancel, own())).startsWith("HTTP/1.1 403 ");
    assertThat(ask("POST", cancel, own(), "X-Bunting-Token: x")).startsWith("HTTP/1.1 403 ");
    assertThat(ask("POST", cancel, secret())).startsWith("HTTP/1.1 403 ");
    watched.letGo();
    assertThat(job).noneMatch(o -> o instanceof Outcome.Failed);
  }

  @Test
  void cancelsTheJob() throws Exception {
    watched.awaitRequest();
    assertThat(ask("POST", uri.getPath() + "cancel", own(), secret())).startsWith("HTTP/1.1 204 ");
    assertThat(job)
        .filteredOn(Outcome.Failed.class::isInstance)
        .isNotEmpty()
        .allMatch(o -> ((Outcome.Failed) o).reason() == Reason.CANCELLED);
  }

  @Test
  void pausesAndResumesTheJobAndShowsBothAndItsEnd() throws Exception {
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      send(socket, "GET", uri.getPath() + "events");
      var events = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      assertThat(ask("POST", uri.getPath() + "pause", own(), secret())).contains(" 204 ");
      awaitLine(events, "\"paused\":true");
      assertThat(ask("POST", uri.getPath() + "resume", own(), secret())).contains(" 204 ");
      awaitLine(events, "\"paused\":false");
      watched.letGo();
      assertThat(job).hasSize(10);
      job.close();
      var ending = Thread.ofVirtual().start(view::close);
      awaitLine(events, "event: end");
      assertThat(events.readLine()).contains("\"rows\":10,\"ok\":9,\"notFound\":1,\"errors\":0");
      ending.join();
    }
  }

  private static void awaitLine(BufferedReader events, String part) throws IOException {
    for (var line = events.readLine(); ; line = events.readLine()) {
      assertThat(line).as("the stream goes on").isNotNull();
      if (line.contains(part)) return;
    }
  }

  @Test
  void showsHostsAndFailures() throws Exception {
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      send(socket, "GET", uri.getPath() + "events");
      var events = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      awaitLine(events, "\"host\":\"127.0.0.1\",\"inFlight\":2,\"limit\":2");
    }
  }

  @Test
  void theTokenIsAnotherOneEachTime() throws Exception {
    try (var other = LiveView.start(0, Options.defaults())) {
      assertThat(URI.create(other.url()).getPath()).hasSize(26).isNotEqualTo(uri.getPath());
    }
  }

  @Test
  void saysThatThePortIsInUse() {
    assertThatThrownBy(() -> LiveView.start(uri.getPort(), Options.defaults()))
        .isInstanceOf(IOException.class);
  }
}
