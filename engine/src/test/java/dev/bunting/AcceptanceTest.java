package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.Body;
import dev.bunting.server.Reply;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not what was asked for never comes to its final name. */
@ParameterizedClass
@EnumSource(Style.class)
class AcceptanceTest extends EveryStyle {
  private static final String SHA_256_OF_HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
  private static final String MD5_OF_HELLO = "md5:5d41402abc4b2a76b9719d911017c592";

  AcceptanceTest(Style style) {
    super(style);
  }

  private Download hello(String checksum) {
    return new Download(server.uri("/a"), "a").withChecksum(Checksum.parse(checksum));
  }

  private Options upTo(long bytes) {
    return options().withLimits(Limits.NONE.withMaxFileSize(bytes));
  }

  private Options only(String type) {
    return options().withLimits(Limits.NONE.withAcceptType(type));
  }

  @Test
  void hashesWhatItSavesIfThatIsRecorded() throws Exception {
    server.fallback(_ -> Reply.ok("hello").header("ETag", "\"v\"").header("Last-Modified", "now"));
    var saved = saved(fetch(options().withRecords(Records.defaults())));
    assertThat(saved.sha256()).contains(SHA_256_OF_HELLO);
    assertThat(saved.version().etag()).contains("\"v\"");
    assertThat(saved.version().lastModified()).contains("now");
    assertThat(saved.fetched()).isTrue();
  }

  @Test
  void hashesNothingUnasked() throws Exception {
    server.fallback(_ -> Reply.ok("hello"));
    assertThat(saved(fetch(options())).sha256()).isEmpty();
    var records = Records.defaults().withSha256(false);
    assertThat(saved(fetch(options().withRecords(records))).sha256()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sha-256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
    "sha-1:aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d",
    "md5:5d41402abc4b2a76b9719d911017c592",
    "sha-512:9b71d224bd62f3785d96d46ad3ea3d73319bfbc2890caadae2dff72519673ca72323c3d99ba5c11d7c7a"
        + "cc6e14b8c5da0c4663475c2e5c3adef46f73bcdec043"
  })
  void savesWhatHashesToItsChecksum(String checksum) throws Exception {
    server.fallback(_ -> Reply.ok("hello"));
    assertThat(saved(fetch(options(), hello(checksum))).path()).hasContent("hello");
  }

  @Test
  void refusesWhatDoesNotHashToItsChecksum() throws Exception {
    server.fallback(_ -> Reply.ok("other"));
    Files.writeString(directory.resolve("a"), "from before");
    var failed =
        failed(fetch(options(), hello("sha-256:" + SHA_256_OF_HELLO)), Reason.CHECKSUM_MISMATCH);
    assertThat(failed.detail()).contains(SHA_256_OF_HELLO);
    assertThat(files()).containsExactly("a");
    assertThat(directory.resolve("a")).hasContent("from before");
  }

  @Test
  void asksAgainForWhatDoesNotHashToItsChecksum() throws Exception {
    server.enqueue(Reply.ok("other"), Reply.ok("hello"));
    var outcome = fetch(retrying(1), hello(MD5_OF_HELLO));
    assertThat(saved(outcome).path()).hasContent("hello");
  }

  @Test
  void takesBytesForTheServersOnceTheyHashedToTheSameTwice() throws Exception {
    server.fallback(_ -> Reply.ok("other"));
    failed(fetch(retrying(5), hello(MD5_OF_HELLO)), Reason.CHECKSUM_MISMATCH);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void asksOnWhileOtherBytesCome() throws Exception {
    server.enqueue(Reply.ok("one"), Reply.ok("two"), Reply.ok("three"), Reply.ok("hello"));
    assertThat(saved(fetch(retrying(3), hello(MD5_OF_HELLO))).path()).hasContent("hello");
  }

  @Test
  void asksForOtherBytesAsOftenAsAllowed() throws Exception {
    server.enqueue(Reply.ok("one"), Reply.ok("two"), Reply.ok("three"), Reply.ok("hello"));
    failed(fetch(retrying(2), hello(MD5_OF_HELLO)), Reason.CHECKSUM_MISMATCH);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void asksEachMirrorThoughTheFirstHasOtherBytes() throws Exception {
    server.enqueue(Reply.ok("other"), Reply.ok("other"), Reply.ok("hello"));
    var download = hello(MD5_OF_HELLO).withMirrors(List.of(server.uri("/b"), server.uri("/c")));
    assertThat(saved(fetch(options(), download)).path()).hasContent("hello");
  }

  @Test
  void refusesATooLongFileAtOnce() throws Exception {
    server.fallback(_ -> Reply.ok(Body.generated(1 << 30)).stallAfter(100));
    failed(fetch(upTo(1_000_000)), Reason.TOO_LARGE);
    assertThat(files()).isEmpty();
  }

  @Test
  void cutsOffAFileThatTurnsOutTooLong() throws Exception {
    server.fallback(_ -> Reply.ok(Body.generated(1 << 30)).chunked(1000));
    failed(fetch(upTo(100_000)), Reason.TOO_LARGE);
    assertThat(files()).isEmpty();
  }

  @Test
  void savesAFileThatIsAsLongAsAllowed() throws Exception {
    server.enqueue(Reply.ok("hello"), Reply.ok("hello").chunked(2));
    saved(fetch(upTo(5)));
    saved(fetch(upTo(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "image/*, image/gif",
    "image/*, IMAGE/PNG; q=1",
    "application/pdf, Application/PDF;charset=x",
    "*/*, text/html"
  })
  void savesWhatIsOfTheType(String wanted, String type) throws Exception {
    server.fallback(_ -> Reply.ok("hello").header("Content-Type", type));
    saved(fetch(only(wanted)));
  }

  @ParameterizedTest
  @CsvSource({"image/*, text/html", "image/*, imagegif", "application/pdf, application/pdfx"})
  void refusesWhatIsOfAnotherType(String wanted, String type) throws Exception {
    server.fallback(_ -> Reply.ok("hello").header("Content-Type", type));
    assertThat(failed(fetch(only(wanted)), Reason.CONTENT_TYPE).detail()).contains(type);
    assertThat(files()).isEmpty();
  }

  @Test
  void refusesWhatTellsNoType() throws Exception {
    server.fallback(_ -> Reply.ok("hello"));
    failed(fetch(only("image/*")), Reason.CONTENT_TYPE);
  }

  @Test
  void asksMirrorsInTurn() throws Exception {
    server.route("/a", Reply.status(404));
    server.route("/b", Reply.status(500));
    server.route("/c", Reply.ok("hello"));
    var download =
        new Download(server.uri("/a"), "a")
            .withMirrors(List.of(server.uri("/b"), server.uri("/c")));
    var saved = saved(fetch(options(), download));
    assertThat(saved.trace().finalUri()).isEqualTo(server.uri("/c"));
    assertThat(saved.trace().attempts()).isEqualTo(3);
    assertThat(saved.url()).isEqualTo(server.uri("/a").toString());
  }

  @Test
  void asksAllMirrorsAgainIfThatMayPass() throws Exception {
    server.route("/a", Reply.status(500), Reply.status(500), Reply.ok("hello"));
    server.route("/b", Reply.status(500));
    var download = new Download(server.uri("/a"), "a").withMirrors(List.of(server.uri("/b")));
    saved(fetch(retrying(4), download));
    assertThat(server.requests()).hasSize(5);
  }
}
