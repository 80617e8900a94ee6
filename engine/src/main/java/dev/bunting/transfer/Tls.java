package dev.bunting.transfer;

import dev.bunting.Certificates;
import dev.bunting.Http;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Whose TLS each origin is spoken to by: the user's own if there is one, else the quick one of
 * {@link Certificates#context}, or the JDK's where a handshake with that broke off, since the JDK
 * knows some rare kinds of keys and ciphers besides. Safe for any thread.
 */
final class Tls {
  /** Of more origins that break off it is not kept: then it is not for their ciphers. */
  private static final int MOST = 1_000;

  private final Optional<SSLContext> given;
  private final Certificates certificates;
  private final Set<Origin> broken = ConcurrentHashMap.newKeySet();
  private @Nullable SSLContext quick;
  private @Nullable SSLContext jdk;

  /**
   * @throws IOException if the files of certificates cannot be read or used
   */
  Tls(Http http) throws IOException {
    certificates = http.certificates();
    given = http.tls();
    // Files are read for all connections now: they may be gone later.
    if (given.isEmpty() && !certificates.areSystem()) quick = certificates.context();
  }

  /** For a client of its own: it may know sessions of servers that nobody here has checked. */
  SSLContext contextOfItsOwn() throws IOException {
    return given.isPresent() ? given.get() : certificates.context();
  }

  SSLContext context(Origin origin) throws IOException {
    if (given.isPresent()) return given.get();
    return broken.contains(origin) ? jdk() : quick();
  }

  /** The system's is made when it is first wanted: it costs a tenth of a second. */
  private synchronized SSLContext quick() throws IOException {
    if (quick == null) quick = certificates.context();
    return quick;
  }

  private synchronized SSLContext jdk() throws IOException {
    if (jdk == null) jdk = certificates.jdkContext();
    return jdk;
  }

  /** A handshake broke off, for another reason than what the server's certificate says. */
  void brokeOff(Origin origin) {
    if (broken.size() < MOST) broken.add(origin);
  }
}
