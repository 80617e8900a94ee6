package dev.bunting.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySiteTest {
  @TempDir private Path parent;
  private Path root;
  private FlagsServer server;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(parent.resolve("secret"), "secret");
    root = Files.createDirectory(parent.resolve("root"));
    server = FlagsServer.start(FlagsServerOptions.local().withPort(0).withDirectory(root));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String get(String target, String headers) throws IOException {
    try (var client = RawClient.to(server.port())) {
      client.send("GET " + target + " HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n");
      return client.readAll();
    }
  }

  @Test
  void servesAFileWithItsType() throws IOException {
    Files.writeString(root.resolve("a.txt"), "hello");
    assertThat(get("/a.txt?query", ""))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("Content-Type: text/plain; charset=utf-8\r\n", "Last-Modified: ", "ETag: ")
        .endsWith("\r\n\r\nhello");
  }

  @Test
  void decodesTheName() throws IOException {
    Files.writeString(Files.createDirectory(root.resolve("ä b")).resolve("%"), "found");
    assertThat(get("/%C3%a4%20b/%25", "")).endsWith("\r\n\r\nfound");
  }

  @Test
  void servesARangeOfAFile() throws IOException {
    Files.writeString(root.resolve("a"), "0123456789");
    assertThat(get("/a", "Range: bytes=3-5\r\n"))
        .startsWith("HTTP/1.1 206 ")
        .contains("Content-Range: bytes 3-5/10\r\n", "Content-Length: 3\r\n")
        .endsWith("\r\n\r\n345");
  }

  @Test
  void servesAFileLargerThanAnyBuffer() throws IOException {
    var bytes = Body.generated(300_001).toByteArray();
    Files.write(root.resolve("big"), bytes);
    var body = new String(bytes, ISO_8859_1);
    assertThat(get("/big", "").endsWith("\r\n\r\n" + body)).isTrue();
  }

  @Test
  void neverLeavesTheDirectory() throws IOException {
    Files.createDirectory(root.resolve("sub"));
    var escapes =
        new String[] {
          "/../secret",
          "/%2e%2e/secret",
          "/sub/../../secret",
          "/..%2Fsecret",
          "/sub/%2e%2e/../../secret",
          "/" + parent.resolve("secret"),
          "/%00",
          "/%zz",
          "/%f",
          "/%ff",
          "secret",
          "/",
          "/sub"
        };
    for (var path : escapes) assertThat(get(path, "")).as(path).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void followsNoSymbolicLinkOut() throws IOException {
    Files.writeString(root.resolve("inside"), "inside");
    Files.createSymbolicLink(root.resolve("out"), parent.resolve("secret"));
    Files.createSymbolicLink(root.resolve("up"), parent);
    Files.createSymbolicLink(root.resolve("in"), root.resolve("inside"));
    assertThat(get("/out", "")).startsWith("HTTP/1.1 404 ");
    assertThat(get("/up/secret", "")).startsWith("HTTP/1.1 404 ");
    assertThat(get("/in", "")).endsWith("inside");
  }

  @Test
  void refusesToServeWhatIsNoDirectory() {
    var options = FlagsServerOptions.local().withPort(0).withDirectory(parent.resolve("secret"));
    assertThatThrownBy(() -> FlagsServer.start(options).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a directory");
  }
}
