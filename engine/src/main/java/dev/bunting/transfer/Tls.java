package dev.bunting.transfer;

import dev.bunting.Certificates;
import dev.bunting.Http;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * Whose TLS each origin is spoken to by: the quick one of {@link Certificates#context}, or the
 * JDK's where a handshake with that broke off, since the JDK knows some rare kinds of keys and
 * ciphers besides. Safe for any thread.
 */
final class Tls {
  /** Of more origins that break off it is not kept: then it is not for their ciphers. */
  private static final int MOST = 1_000;

  private final Optional<SSLContext> given;
  private final Certificates certificates;
  private final Set<Origin> broken = ConcurrentHashMap.newKeySet();

  /**
   * @throws IOException if the files of certificates cannot be read or used
   */
  Tls(Http http) throws IOException {
    certificates = http.certificates();
    given = http.tls().isPresent() ? http.tls() : fromFiles(certificates);
  }

  /** Read once for all connections: the files may be gone later. */
  private static Optional<SSLContext> fromFiles(Certificates certificates) throws IOException {
    return certificates.areSystem() ? Optional.empty() : Optional.of(certificates.context());
  }

  /**
   * For whatever origin; the system's is made when it is first wanted: it costs a tenth of a
   * second.
   */
  SSLContext context() throws IOException {
    return given.isPresent() ? given.get() : certificates.context();
  }

  SSLContext context(Origin origin) throws IOException {
    return broken.contains(origin) ? certificates.jdkContext() : context();
  }

  /** A handshake broke off, for another reason than what the server's certificate says. */
  void brokeOff(Origin origin) {
    if (broken.size() < MOST) broken.add(origin);
  }
}
