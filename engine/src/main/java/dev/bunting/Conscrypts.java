package dev.bunting;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.conscrypt.Conscrypt;

/**
 * Conscrypt, which does TLS by BoringSSL: handshakes, signatures and ciphers are as fast at once as
 * the JDK's are after their code has been optimized.
 */
final class Conscrypts {
  /** Not the usual one, which whoever embeds this may use for a provider of its own. */
  private static final String NAME = "Conscrypt for Bunting";

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
      // Revocation is asked for over the network, with Conscrypt's lock held: not then.
      if (Boolean.getBoolean("com.sun.net.ssl.checkRevocation")) return Optional.empty();
      if (!Conscrypt.isAvailable()) return Optional.empty();
      return Optional.of(Conscrypt.newProviderBuilder().setName(NAME).build());
    } catch (LinkageError e) {
      // Whoever embeds this may have left the jar out.
      return Optional.empty();
    }
  }

  /**
   * The JDK's check of certificates, by the same authorities, with Conscrypt to compute signatures:
   * in Java that takes up to a tenth of a second before it is compiled. It knows not all kinds of
   * signatures that the JDK does, so whom it refuses the JDK may trust all the same.
   */
  static X509ExtendedTrustManager quickly(X509ExtendedTrustManager jdk)
      throws GeneralSecurityException {
    var authorities = jdk.getAcceptedIssuers();
    if (authorities.length == 0) return jdk;
    // A check finds its provider by name alone. The last of all changes nothing for others.
    Security.addProvider(PROVIDER.orElseThrow());
    var anchors =
        Arrays.stream(authorities).map(a -> new TrustAnchor(a, null)).collect(Collectors.toSet());
    var parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
    parameters.setRevocationEnabled(false);
    parameters.setSigProvider(NAME);
    var factory = TrustManagerFactory.getInstance("PKIX", TlsContexts.JDK);
    factory.init(new CertPathTrustManagerParameters(parameters));
    return TlsContexts.check(factory);
  }
}
