package dev.bunting;

import java.security.Provider;
import java.util.Optional;
import org.conscrypt.Conscrypt;

/**
 * Conscrypt, which does TLS by BoringSSL: handshakes and ciphers are as fast at once as the JDK's
 * are after their code has been optimized.
 */
final class Conscrypts {
  private static final Optional<Provider> PROVIDER = find();

  private Conscrypts() {}

  /** Empty where it has no library for the machine, or the process may not call one. */
  static Optional<Provider> provider() {
    return PROVIDER;
  }

  private static Optional<Provider> find() {
    try {
      // Else the JVM would warn the users of whatever program this is a part of.
      if (!Conscrypt.class.getModule().isNativeAccessEnabled()) return Optional.empty();
      return Conscrypt.isAvailable() ? Optional.of(Conscrypt.newProvider()) : Optional.empty();
    } catch (LinkageError e) {
      // Whoever embeds this may have left the jar out.
      return Optional.empty();
    }
  }
}
