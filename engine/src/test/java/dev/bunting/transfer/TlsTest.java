package dev.bunting.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Certificates;
import dev.bunting.Http;
import dev.bunting.server.TestCertificates;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TlsTest {
  private static final Origin ORIGIN = Origin.of(URI.create("https://h.example/"));

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void isDoneByConscryptUntilAHandshakeBreaksOff() throws Exception {
    var tls = new Tls(Http.DEFAULT);
    assertThat(tls.context(ORIGIN).getProvider().getName()).startsWith("Conscrypt");
    tls.brokeOff(ORIGIN);
    assertThat(tls.context(ORIGIN).getProvider().getName()).isEqualTo("SunJSSE");
  }

  @Test
  void whatTheUserGaveIsReplacedByNothing() throws Exception {
    var given = TestCertificates.clientContext();
    var tls = new Tls(Http.DEFAULT.withTls(given));
    tls.brokeOff(ORIGIN);
    assertThat(tls.context(ORIGIN)).isSameAs(given);
    assertThat(tls.contextOfItsOwn()).isSameAs(given);
  }

  @Test
  void sharesNoSessionsWithWhoeverAsksForAContext() throws Exception {
    var tls = new Tls(Http.DEFAULT);
    assertThat(tls.context(ORIGIN)).isSameAs(tls.context(ORIGIN));
    assertThat(tls.context(ORIGIN)).isNotSameAs(tls.contextOfItsOwn());
    assertThat(tls.context(ORIGIN)).isNotSameAs(Certificates.SYSTEM.context());
  }
}
