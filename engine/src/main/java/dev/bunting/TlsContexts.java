package dev.bunting;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS as {@link Certificates} want it. */
final class TlsContexts {
  private static final char[] NO_PASSWORD = {};

  private TlsContexts() {}

  static SSLContext of(Certificates certificates) throws IOException {
    try {
      if (certificates.areSystem()) return SSLContext.getDefault();
      var context = SSLContext.getInstance("TLS");
      context.init(keys(certificates), trust(certificates), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("no TLS with these certificates: " + e.getMessage(), e);
    }
  }

  /** Null stands for what the JDK does by itself. */
  private static TrustManager @Nullable [] trust(Certificates certificates)
      throws IOException, GeneralSecurityException {
    if (certificates.insecure()) return new TrustManager[] {new TrustAll()};
    if (certificates.authorities().isEmpty()) return null;
    var store = emptyStore();
    for (var authority : Pem.certificates(certificates.authorities().get()))
      store.setCertificateEntry("authority-" + store.size(), authority);
    var factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return factory.getTrustManagers();
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
