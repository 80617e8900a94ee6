package dev.bunting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What servers may compress: every style passes the same tests. */
@ParameterizedClass
@EnumSource(Style.class)
class CompressionContractTest {
  private static final byte[] TEXT = "a line of text\n".repeat(20_000).getBytes(UTF_8);

  @Parameter Style style = Style.SEQUENTIAL;
  @TempDir Path directory;
  private final FaultServer server = FaultServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  static byte[] deflate(byte[] bytes, boolean raw) throws IOException {
    var out = new ByteArrayOutputStream();
    var deflater = new Deflater(6, raw);
    try (var deflate = new DeflaterOutputStream(out, deflater)) {
      deflate.write(bytes);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  private static Reply encoded(String coding, byte[] bytes) {
    return Reply.ok(bytes).header("Content-Encoding", coding);
  }

  private Outcome fetch(Options options, Reply reply) throws Exception {
    server.enqueue(reply);
    var download = List.of(new Download(server.uri("/a"), "a"));
    try (var job = Bunting.download(download, options)) {
      return job.next().orElseThrow();
    }
  }

  private Options plain() {
    return Options.defaults()
        .withStyle(style)
        .withMaxRequests(1)
        .withDirectory(directory)
        .withPoliteness(Politeness.NONE);
  }

  private Options compressed() {
    return plain().withHttp(Http.DEFAULT.withCompression());
  }

  private void assertSaved(Outcome outcome, byte[] bytes) {
    assertThat(outcome).isInstanceOf(Outcome.Saved.class);
    assertThat(directory.resolve("a")).hasBinaryContent(bytes);
    assertThat(((Outcome.Saved) outcome).bytes()).isEqualTo(bytes.length);
  }

  private void assertFailed(Outcome outcome, String word) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(((Outcome.Failed) outcome).word()).isEqualTo(word);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void savesTheDecodedBytes() throws Exception {
    assertSaved(fetch(compressed(), encoded("gzip", gzip(TEXT))), TEXT);
    assertThat(server.takeRequest().header("Accept-Encoding")).contains("gzip, deflate");
    assertSaved(fetch(compressed(), encoded("deflate", deflate(TEXT, false)).chunked(999)), TEXT);
    assertSaved(fetch(compressed(), encoded("deflate", deflate(TEXT, true))), TEXT);
    assertSaved(fetch(compressed(), Reply.ok(TEXT)), TEXT);
  }

  @Test
  void savesWhatWasServedUnlessToldToDecode() throws Exception {
    var bytes = gzip(TEXT);
    assertSaved(fetch(plain(), encoded("gzip", bytes)), bytes);
    assertThat(server.takeRequest().header("Accept-Encoding")).contains("identity");
  }

  @Test
  void neverTakesAPartForTheWhole() throws Exception {
    var bytes = gzip(TEXT);
    var cut = Arrays.copyOf(bytes, bytes.length - 1);
    assertFailed(fetch(compressed(), encoded("gzip", cut)), "truncated");
    var zlib = deflate(TEXT, false);
    var half = Arrays.copyOf(zlib, zlib.length / 2);
    assertFailed(fetch(compressed(), encoded("deflate", half)), "truncated");
    assertFailed(fetch(compressed(), encoded("gzip", new byte[0])), "truncated");
    assertFailed(fetch(compressed(), encoded("gzip", bytes).truncateAfter(50)), "truncated");
  }

  @Test
  void refusesWhatIsCorrupt() throws Exception {
    var bytes = gzip(TEXT);
    var wrongSum = bytes.clone();
    wrongSum[bytes.length - 8] ^= 1;
    assertFailed(fetch(compressed(), encoded("gzip", wrongSum)), "protocol");
    var wrongLength = bytes.clone();
    wrongLength[bytes.length - 1] ^= 1;
    assertFailed(fetch(compressed(), encoded("gzip", wrongLength)), "protocol");
    assertFailed(fetch(compressed(), encoded("gzip", TEXT)), "protocol");
    assertFailed(fetch(compressed(), encoded("br", TEXT)), "protocol");
    var more = Arrays.copyOf(bytes, bytes.length + 3);
    assertFailed(fetch(compressed(), encoded("gzip", more)), "protocol");
  }

  @Test
  void stopsABombAtTheLimit() throws Exception {
    var limited = compressed().withLimits(Limits.NONE.withMaxFileSize(100_000));
    assertFailed(fetch(limited, encoded("gzip", gzip(new byte[50_000_000]))), "too-large");
    var most = new byte[100_000];
    assertSaved(fetch(limited, encoded("gzip", gzip(most))), most);
  }
}
