package dev.bunting;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Has the JDK check the certificates that another provider of TLS is shown, so that the same
 * authorities and rules hold whoever encrypts.
 */
final class JdkTrust extends X509ExtendedTrustManager {
  /** What the JDK calls a key exchange that says nothing of the certificate, as all of TLS 1.3. */
  private static final String ANY = "UNKNOWN";

  private final X509ExtendedTrustManager jdk;
  private final X509ExtendedTrustManager quick;

  /**
   * @param quick the same check in less time; whom it refuses, the other is asked about, and that
   *     one's reason counts
   */
  JdkTrust(X509ExtendedTrustManager jdk, X509ExtendedTrustManager quick) {
    this.jdk = jdk;
    this.quick = quick;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(manager -> manager.checkServerTrusted(chain, jdkName(type)));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(manager -> manager.checkServerTrusted(chain, jdkName(type), socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(manager -> manager.checkServerTrusted(chain, jdkName(type), engine));
  }

  private void check(Check check) throws CertificateException {
    try {
      check.by(quick);
    } catch (CertificateException | RuntimeException e) {
      check.by(jdk);
    }
  }

  private interface Check {
    void by(X509ExtendedTrustManager manager) throws CertificateException;
  }

  private static String jdkName(String type) {
    return type.equals("GENERIC") ? ANY : type;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    jdk.checkClientTrusted(chain, jdkName(type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    jdk.checkClientTrusted(chain, jdkName(type), socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    jdk.checkClientTrusted(chain, jdkName(type), engine);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return jdk.getAcceptedIssuers();
  }
}
