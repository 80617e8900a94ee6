package dev.bunting.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FlagsServerTest {
  private static FlagsServer server;
  private static HttpClient client;

  @BeforeAll
  static void start() throws IOException {
    server = FlagsServer.start(FlagsServerOptions.local().withPort(0));
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void close() {
    client.close();
    server.close();
  }

  private static HttpResponse<byte[]> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(server.uri(path)).method(method, BodyPublishers.noBody());
    if (headers.length > 0) request.headers(headers);
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, headers);
  }

  private static String text(String path) throws IOException, InterruptedException {
    return new String(get(path).body(), UTF_8);
  }

  @Test
  void servesAPictureForEachCountry() throws Exception {
    for (var country : Locale.getISOCountries()) {
      var code = country.toLowerCase(Locale.ROOT);
      var response = get("/flags/" + code + "/" + code + ".gif");
      assertThat(response.statusCode()).as(country).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("image/gif");
      var picture = ImageIO.read(new ByteArrayInputStream(response.body()));
      assertThat(picture.getWidth()).as(country).isEqualTo(160);
      assertThat(picture.getHeight()).as(country).isEqualTo(120);
    }
  }

  @Test
  void namesTheCountry() throws Exception {
    assertThat(text("/flags/br/metadata.json"))
        .isEqualTo("{\"country\": \"Brazil\", \"iso_cc\": \"BR\"}\n");
    assertThat(text("/flags/ci/metadata.json")).contains("Côte d’Ivoire");
  }

  @Test
  void showsAllFlagsOnOnePage() throws Exception {
    var page = text("/");
    assertThat(page).contains("/flags/zw/zw.gif", "Zimbabwe", "Antigua &amp; Barbuda");
    assertThat(page.split("<img ", -1)).hasSize(250);
    assertThat(text("/flags/")).isEqualTo(page);
  }

  @Test
  void findsNothingElse() throws Exception {
    var elsewhere =
        new String[] {
          "/flags/xx/xx.gif",
          "/flags/BR/BR.gif",
          "/flags/br/de.gif",
          "/flags/br/",
          "/flags/br",
          "/flags/../flags/br/br.gif",
          "/flags/LICENSE",
          "/favicon.ico"
        };
    for (var path : elsewhere) assertThat(get(path).statusCode()).as(path).isEqualTo(404);
  }

  @Test
  void allowsGetAndHeadOnly() throws Exception {
    var response = send("DELETE", "/flags/br/br.gif");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void answersHeadWithTheLengthAlone() throws Exception {
    var length = get("/flags/br/br.gif").headers().firstValue("Content-Length");
    var head = send("HEAD", "/flags/br/br.gif");
    assertThat(head.headers().firstValue("Content-Length")).isPresent().isEqualTo(length);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void servesARangeOfAPicture() throws Exception {
    var response = get("/flags/br/br.gif", "Range", "bytes=0-5");
    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(response.body()).asString().isEqualTo("GIF89a");
    assertThat(response.headers().firstValue("Content-Range").orElse("")).startsWith("bytes 0-5/");
  }

  @Test
  void sparesTheClientAPictureItHas() throws Exception {
    var etag = get("/flags/br/br.gif").headers().firstValue("ETag").orElseThrow();
    var response = get("/flags/br/br.gif", "If-None-Match", etag);
    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void saysWhereItCannotListen() {
    var taken = FlagsServerOptions.local().withPort(server.port());
    assertThatThrownBy(() -> FlagsServer.start(taken).close())
        .isInstanceOf(BindException.class)
        .hasMessageContaining("cannot listen on")
        .hasMessageContaining("port " + server.port());
  }
}
