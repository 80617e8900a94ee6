package dev.bunting.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class TlsTest {

  private static String get(FaultServer server) throws IOException, InterruptedException {
    try (var client =
        HttpClient.newBuilder().sslContext(TestCertificates.clientContext()).build()) {
      var request = HttpRequest.newBuilder(server.uri("/")).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static FaultServer serverWith(TestCertificates certificate) {
    return FaultServer.startTls(certificate.serverContext()).enqueue(Reply.ok("secret"));
  }

  @Test
  void speaksTlsWithATrustedCertificate() throws Exception {
    try (var server = serverWith(TestCertificates.VALID)) {
      assertThat(server.uri("/").getScheme()).isEqualTo("https");
      assertThat(get(server)).isEqualTo("secret");
    }
  }

  @Test
  void showsAnExpiredCertificate() {
    try (var server = serverWith(TestCertificates.EXPIRED)) {
      assertThatThrownBy(() -> get(server))
          .hasRootCauseInstanceOf(CertificateExpiredException.class);
    }
  }

  @Test
  void showsACertificateForAnotherHost() {
    try (var server = serverWith(TestCertificates.WRONG_HOST)) {
      assertThatThrownBy(() -> get(server))
          .hasRootCauseInstanceOf(CertificateException.class)
          .hasStackTraceContaining("127.0.0.1");
    }
  }

  @Test
  void showsASelfSignedCertificate() {
    try (var server = serverWith(TestCertificates.SELF_SIGNED)) {
      assertThatThrownBy(() -> get(server))
          .isInstanceOf(SSLHandshakeException.class)
          .hasStackTraceContaining("unable to find valid certification path");
    }
  }

  @Test
  void truncatesWithoutATlsFarewell() throws Exception {
    try (var server = FaultServer.startTls(TestCertificates.VALID.serverContext())) {
      server.enqueue(Reply.ok("secret").withoutLength().truncateAfter(3));
      assertThatThrownBy(() -> readAll(server)).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void endsWithATlsFarewell() throws Exception {
    try (var server = FaultServer.startTls(TestCertificates.VALID.serverContext())) {
      server.enqueue(Reply.ok("secret").withoutLength());
      assertThat(readAll(server)).endsWith("secret");
    }
  }

  /** Over a socket that, by a system property in the pom, insists on the farewell. */
  private static String readAll(FaultServer server) throws IOException {
    var sockets = TestCertificates.clientContext().getSocketFactory();
    try (var client = new RawClient(sockets.createSocket("localhost", server.port()))) {
      return client.get("/").readAll();
    }
  }
}
