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
  /** By name: whoever embeds this may prefer another provider for other purposes. */
  static final String JDK = "SunJSSE";

  private static final char[] NO_PASSWORD = {};

  /** Made once: the JDK's authorities take a tenth of a second to read. */
  private static @Nullable X509ExtendedTrustManager systemTrust;

  private TlsContexts() {}

  /**
   * A new one each time. Sessions go on without another look at the server's name, so nobody may
   * share them who does not ask for it to be checked.
   */
  static SSLContext of(Certificates certificates) throws IOException {
    try {
      if (certificates.areSystem() && hasKeysOfTheJvm()) return SSLContext.getDefault();
      var conscrypt = Conscrypts.provider();
      return conscrypt.isPresent() ? make(certificates, conscrypt.get()) : makeByJdk(certificates);
    } catch (GeneralSecurityException e) {
      throw cannotBeHad(e);
    }
  }

  static SSLContext ofJdk(Certificates certificates) throws IOException {
    try {
      return makeByJdk(certificates);
    } catch (GeneralSecurityException e) {
      throw cannotBeHad(e);
    }
  }

  private static IOException cannotBeHad(GeneralSecurityException e) {
    return new IOException("no TLS with these certificates: " + e.getMessage(), e);
  }

  /**
   * Those who start the JVM may give it a certificate of its own, for the default context alone.
   */
  private static boolean hasKeysOfTheJvm() {
    return System.getProperty("javax.net.ssl.keyStore") != null;
  }

  private static SSLContext make(Certificates certificates, Provider conscrypt)
      throws IOException, GeneralSecurityException {
    var context = SSLContext.getInstance("TLS", conscrypt);
    var jdk = trust(certificates);
    var trust = new JdkTrust(jdk, Conscrypts.quickly(jdk));
    context.init(keys(certificates), new TrustManager[] {trust}, null);
    return context;
  }

  private static SSLContext makeByJdk(Certificates certificates)
      throws IOException, GeneralSecurityException {
    var context = SSLContext.getInstance("TLS", JDK);
    context.init(keys(certificates), new TrustManager[] {trust(certificates)}, null);
    return context;
  }

  private static X509ExtendedTrustManager trust(Certificates certificates)
      throws IOException, GeneralSecurityException {
    if (certificates.insecure()) return new TrustAll();
    if (certificates.authorities().isEmpty()) return systemTrust();
    var factory = TrustManagerFactory.getInstance("PKIX", JDK);
    factory.init(authorities(certificates));
    return check(factory);
  }

  private static synchronized X509ExtendedTrustManager systemTrust()
      throws GeneralSecurityException {
    if (systemTrust == null) {
      var factory = TrustManagerFactory.getInstance("PKIX", JDK);
      // Null stands for what the JDK trusts.
      factory.init((KeyStore) null);
      systemTrust = check(factory);
    }
    return systemTrust;
  }

  static X509ExtendedTrustManager check(TrustManagerFactory factory)
      throws GeneralSecurityException {
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
