package dev.bunting.server;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates for tests of TLS clients against {@link FaultServer#startTls}. Their keys are public
 * knowledge: trust them in tests only.
 */
public enum TestCertificates {
  /** For localhost, 127.0.0.1 and ::1, signed by the test authority. */
  VALID("valid"),
  /** As {@link #VALID}, but expired since 2001. */
  EXPIRED("expired"),
  /** Signed by the test authority for wrong.example, another host. */
  WRONG_HOST("wrong-host"),
  /** For localhost, 127.0.0.1 and ::1, signed by nobody but itself. */
  SELF_SIGNED("self-signed");

  private static final char[] PASSWORD = "bunting".toCharArray();

  private final String file;

  TestCertificates(String file) {
    this.file = file;
  }

  /** A new context for a server that shows this certificate. */
  public SSLContext serverContext() {
    try {
      var keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(load(file), PASSWORD);
      return context(keys.getKeyManagers(), new TrustManager[0]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new context for a client that trusts the test authority and nobody else. */
  public static SSLContext clientContext() {
    try {
      var trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(load("authority"));
      return context(new KeyManager[0], trust.getTrustManagers());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The certificate in PEM, its signer's behind it if it has one. */
  public String certificatePem() {
    try {
      var pem = new StringBuilder();
      for (var certificate : load(file).getCertificateChain(file))
        pem.append(pem("CERTIFICATE", certificate.getEncoded()));
      return pem.toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its key in PEM, PKCS #8. */
  public String keyPem() {
    try {
      return pem("PRIVATE KEY", load(file).getKey(file, PASSWORD).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The certificate of the test authority in PEM, for clients that take a file. */
  public static String authorityPem() {
    try {
      return pem("CERTIFICATE", load("authority").getCertificate("authority").getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String label, byte[] bytes) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
  }

  private static SSLContext context(KeyManager[] keys, TrustManager[] trust)
      throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(keys, trust, null);
    return context;
  }

  private static KeyStore load(String name) {
    var resource = "certificates/" + name + ".p12";
    try (var in = TestCertificates.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("no " + resource + " in the jar");
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot read " + resource, e);
    }
  }
}
