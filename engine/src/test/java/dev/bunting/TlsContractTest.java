package dev.bunting;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.Body;
import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import dev.bunting.server.TestCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Downloads through TLS: every style passes the same tests, by either provider of TLS. */
@ParameterizedClass
@MethodSource("stylesAndProviders")
class TlsContractTest {
  @Parameter(0)
  Style style = Style.SEQUENTIAL;

  /** The JDK's own, or what certificates from files are used with. */
  @Parameter(1)
  boolean jdk;

  @TempDir Path directory;
  @TempDir Path elsewhere;

  static Stream<Arguments> stylesAndProviders() {
    var own = Stream.of(Style.values()).map(style -> Arguments.of(style, false));
    // Worker processes take no SSLContext of ours.
    var jdk = Stream.of(Style.values()).filter(style -> style != Style.PROCESSES);
    return Stream.concat(own, jdk.map(style -> Arguments.of(style, true)));
  }

  private Options options() throws IOException {
    var options =
        Options.defaults()
            .withStyle(style)
            .withDirectory(directory)
            .withPoliteness(Politeness.NONE)
            .withMaxRequests(style == Style.SEQUENTIAL ? 1 : 2)
            .withIdleTimeout(Duration.ofSeconds(5));
    return options.withHttp(trustingTheTestAuthority());
  }

  private Http trustingTheTestAuthority() throws IOException {
    if (jdk) return Http.DEFAULT.withTls(TestCertificates.clientContext());
    var authority = elsewhere.resolve("ca.pem");
    Files.writeString(authority, TestCertificates.authorityPem());
    return Http.DEFAULT.withCertificates(Certificates.SYSTEM.withAuthorities(authority));
  }

  private List<Outcome> download(Download... downloads) throws Exception {
    var outcomes = new ArrayList<Outcome>();
    try (var job = Bunting.download(List.of(downloads), options())) {
      job.forEach(outcomes::add);
    }
    assertThat(outcomes).hasSameSizeAs(downloads);
    return outcomes;
  }

  private Outcome fetch(TestCertificates certificate, Reply reply) throws Exception {
    try (var server = FaultServer.startTls(certificate.serverContext())) {
      server.enqueue(reply);
      var there = URI.create("https://localhost:" + server.port() + "/a");
      return download(new Download(there, "a")).getFirst();
    }
  }

  @Test
  void savesWhatComes() throws Exception {
    var saved = (Outcome.Saved) fetch(TestCertificates.VALID, Reply.ok("secret"));
    assertThat(saved.path()).hasContent("secret");
    assertThat(saved.trace().timings().tls()).isPositive();
  }

  @Test
  void savesLargeFiles() throws Exception {
    var body = Body.generated(3_000_000);
    try (var server = FaultServer.startTls(TestCertificates.VALID.serverContext())) {
      server.fallback(_ -> Reply.ok(body));
      var all = IntStream.range(0, 4).mapToObj(i -> new Download(server.uri("/"), "f" + i));
      for (var outcome : download(all.toArray(Download[]::new)))
        assertThat(((Outcome.Saved) outcome).path()).hasDigest("SHA-256", body.sha256());
    }
  }

  @Test
  void readsOnWhenAllHasComeInManySmallRecords() throws Exception {
    try (var server = new SmallRecordsServer()) {
      var saved = (Outcome.Saved) download(new Download(server.uri(), "a")).getFirst();
      assertThat(saved.path()).hasContent(SmallRecordsServer.BODY);
    }
  }

  @Test
  void doesNotTakeACutStreamForItsEnd() throws Exception {
    var cut = Reply.ok("hello").withoutLength().resetAfter(3);
    assertThat(fetch(TestCertificates.VALID, cut)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void speaksToServersWithRareKindsOfKeys() throws Exception {
    var rare = new RareCertificate(elsewhere);
    try (var server = FaultServer.startTls(rare.serverContext())) {
      server.fallback(_ -> Reply.ok("secret"));
      var certificates = Certificates.SYSTEM.withAuthorities(rare.pem());
      var options =
          options()
              .withHttp(Http.DEFAULT.withCertificates(certificates))
              .withPoliteness(Politeness.NONE.withRetries(1, Duration.ofMillis(1)));
      try (var job = Bunting.download(List.of(new Download(server.uri("/"), "a")), options)) {
        assertThat(job.next().orElseThrow()).isInstanceOf(Outcome.Saved.class);
      }
    }
  }

  @Test
  void refusesCertificatesThatAreNotGood() throws Exception {
    var reasons =
        Map.ofEntries(
            entry(TestCertificates.EXPIRED, "tls-expired"),
            entry(TestCertificates.WRONG_HOST, "tls-wrong-host"),
            entry(TestCertificates.SELF_SIGNED, "tls-untrusted"));
    for (var each : reasons.entrySet()) {
      var failed = (Outcome.Failed) fetch(each.getKey(), Reply.ok("secret"));
      assertThat(failed.word()).isEqualTo(each.getValue());
      assertThat(directory.resolve("a")).doesNotExist();
    }
  }
}
