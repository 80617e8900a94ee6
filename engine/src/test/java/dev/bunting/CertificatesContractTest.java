package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import dev.bunting.server.TestCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS with certificates from files: every style passes the same tests. */
@ParameterizedClass
@EnumSource(Style.class)
class CertificatesContractTest {
  @Parameter Style style = Style.SEQUENTIAL;
  @TempDir Path directory;
  @TempDir Path files;

  private Outcome fetch(Certificates certificates, URI uri) throws Exception {
    var options =
        Options.defaults()
            .withStyle(style)
            .withMaxRequests(1)
            .withDirectory(directory)
            .withPoliteness(Politeness.NONE)
            .withHttp(Http.DEFAULT.withCertificates(certificates));
    try (var job = Bunting.download(List.of(new Download(uri, "f")), options)) {
      return job.next().orElseThrow();
    }
  }

  private Outcome fetch(Certificates certificates, TestCertificates server) throws Exception {
    try (var tls = FaultServer.startTls(server.serverContext())) {
      tls.enqueue(Reply.ok("x"));
      return fetch(certificates, tls.uri("/a"));
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(files.resolve(name), text);
  }

  private Certificates trusting() throws IOException {
    return Certificates.SYSTEM.withAuthorities(file("ca.pem", TestCertificates.authorityPem()));
  }

  private static void assertFailed(Outcome outcome, String word) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(((Outcome.Failed) outcome).word()).isEqualTo(word);
  }

  @Test
  void trustsTheAuthoritiesOfTheFileAndNoOthers() throws Exception {
    assertThat(fetch(trusting(), TestCertificates.VALID)).isInstanceOf(Outcome.Saved.class);
    assertFailed(fetch(trusting(), TestCertificates.SELF_SIGNED), "tls-untrusted");
    assertFailed(fetch(Certificates.SYSTEM, TestCertificates.VALID), "tls-untrusted");
    var own = file("own.pem", "bla\n" + TestCertificates.SELF_SIGNED.certificatePem());
    var trustingIt = Certificates.SYSTEM.withAuthorities(own);
    assertThat(fetch(trustingIt, TestCertificates.SELF_SIGNED)).isInstanceOf(Outcome.Saved.class);
  }

  @Test
  void takesAnyCertificateIfItMust() throws Exception {
    for (var certificate : TestCertificates.values())
      assertThat(fetch(Certificates.SYSTEM.withoutChecks(), certificate))
          .isInstanceOf(Outcome.Saved.class);
  }

  @Test
  void showsItsOwnCertificate() throws Exception {
    var certificate = file("c.pem", TestCertificates.VALID.certificatePem());
    var key = file("k.pem", TestCertificates.VALID.keyPem());
    try (var server = new ClientCertificateServer()) {
      var ours = trusting().withCertificate(certificate, key);
      assertThat(fetch(ours, server.uri())).isInstanceOf(Outcome.Saved.class);
      assertThat(directory.resolve("f")).hasContent("CN=localhost");
      assertThat(fetch(trusting(), server.uri())).isInstanceOf(Outcome.Failed.class);
    }
  }
}
