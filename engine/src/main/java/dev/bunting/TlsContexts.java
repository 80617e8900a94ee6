package dev.bunting;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS as {@link Certificates} want it: Conscrypt's where the process may use it, else the JDK's.
 */
final class TlsContexts {
  private static final char[] NO_PASSWORD = {};

  /** Made once: the JDK's authorities take a tenth of a second to read. */
  private static @Nullable SSLContext system;

  private TlsContexts() {}

  static SSLContext of(Certificates certificates) throws IOException {
    try {
      return certificates.areSystem() ? system() : make(certificates, Conscrypts.provider());
    } catch (GeneralSecurityException e) {
      throw cannotBeHad(e);
    }
  }

  static SSLContext ofJdk(Certificates certificates) throws IOException {
    try {
      if (certificates.areSystem()) return SSLContext.getDefault();
      return make(certificates, Optional.empty());
    } catch (GeneralSecurityException e) {
      throw cannotBeHad(e);
    }
  }

  private static IOException cannotBeHad(GeneralSecurityException e) {
    return new IOException("no TLS with these certificates: " + e.getMessage(), e);
  }

  private static synchronized SSLContext system() throws IOException, GeneralSecurityException {
    if (hasKeysOfTheJvm()) return SSLContext.getDefault();
    if (system == null) system = make(Certificates.SYSTEM, Conscrypts.provider());
    return system;
  }

  /**
   * Those who start the JVM may give it a certificate of its own, for the default context alone.
   */
  private static boolean hasKeysOfTheJvm() {
    return System.getProperty("javax.net.ssl.keyStore") != null;
  }

  private static SSLContext make(Certificates certificates, Optional<Provider> conscrypt)
      throws IOException, GeneralSecurityException {
    var context =
        conscrypt.isPresent()
            ? SSLContext.getInstance("TLS", conscrypt.get())
            : SSLContext.getInstance("TLS");
    var trust = trust(certificates);
    if (conscrypt.isPresent()) trust = new JdkTrust(trust, Conscrypts.quickly(trust));
    context.init(keys(certificates), new TrustManager[] {trust}, null);
    return context;
  }

  private static X509ExtendedTrustManager trust(Certificates certificates)
      throws IOException, GeneralSecurityException {
    if (certificates.insecure()) return new TrustAll();
    var factory = TrustManagerFactory.getInstance("PKIX");
    // Null stands for what the JDK trusts.
    factory.init(certificates.authorities().isPresent() ? authorities(certificates) : null);
    for (var manager : factory.getTrustManagers())
      if (manager instanceof X509ExtendedTrustManager checked) return checked;
    throw new NoSuchAlgorithmException("no check of certificates");
  }

  private static KeyStore authorities(Certificates certificates)
      throws IOException, GeneralSecurityException {
    var store = emptyStore();
    for (var authority : Pem.certificates(certificates.authorities().get()))
      store.setCertificateEntry("authority-" + store.size(), authority);
    return store;
  }

  private static KeyManager @Nullable [] keys(Certificates certificates)
      throws IOException, GeneralSecurityException {
    if (certificates.certificate().isEmpty()) return null;
    var chain = Pem.certificates(certificates.certificate().get());
    var key = key(certificates.key().orElseThrow(), chain);
    var store = emptyStore();
    store.setKeyEntry("ours", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
    var factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static PrivateKey key(Path file, List<X509Certificate> chain) throws IOException {
    var key = Pem.key(file, chain.getFirst().getPublicKey().getAlgorithm());
    if (!KeyPairs.match(key, chain.getFirst().getPublicKey()))
      throw new IOException(file + ": not the key of the certificate");
    return key;
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
