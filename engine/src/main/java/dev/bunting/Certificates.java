package dev.bunting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Which servers are believed to be who they say, and how we show who we are. Start from {@link
 * #SYSTEM}.
 *
 * @param authorities a PEM file of certificates that are trusted, instead of the JDK's
 * @param certificate a PEM file with our certificate, and those of its signers after it
 * @param key a PEM file with its key, PKCS #8 and not encrypted; may be the same file
 * @param insecure whether any certificate is taken: anyone on the way can then read and change all
 */
public record Certificates(
    Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key, boolean insecure) {
  /**
   * What the JDK trusts; no certificate of ours. A program that has set a default {@link
   * SSLContext} gives that to {@link Http#withTls}.
   */
  public static final Certificates SYSTEM =
      new Certificates(Optional.empty(), Optional.empty(), Optional.empty(), false);

  /**
   * @throws IllegalArgumentException if there is a key without a certificate, or the other way
   *     round
   */
  public Certificates {
    Objects.requireNonNull(authorities, "authorities");
    if (certificate.isPresent() != key.isPresent())
      throw new IllegalArgumentException("a certificate and its key come together");
  }

  /** Whether all is as with {@link #SYSTEM}, which needs no files. */
  public boolean areSystem() {
    return !insecure && authorities.isEmpty() && certificate.isEmpty();
  }

  /** These, and only the authorities in the file are trusted. */
  public Certificates withAuthorities(Path authorities) {
    return new Certificates(Optional.of(authorities), certificate, key, insecure);
  }

  /** These, and a certificate of ours. */
  public Certificates withCertificate(Path certificate, Path key) {
    return new Certificates(authorities, Optional.of(certificate), Optional.of(key), insecure);
  }

  /** These, and whatever certificate a server shows is taken. */
  public Certificates withoutChecks() {
    return new Certificates(authorities, certificate, key, true);
  }

  /**
   * All that in the form that the JDK wants; reads the files. TLS is done by Conscrypt where the
   * process may use its native library, else by the JDK; in both cases the JDK checks what servers
   * show.
   *
   * @throws IOException if one cannot be read, or holds something else; the message names it
   */
  public SSLContext context() throws IOException {
    return TlsContexts.of(this);
  }

  /**
   * The same by the JDK's own TLS, which knows some rare kinds of keys and ciphers besides, and is
   * slow until its code has been optimized.
   *
   * @throws IOException if a file cannot be read, or holds something else; the message names it
   */
  public SSLContext jdkContext() throws IOException {
    return TlsContexts.ofJdk(this);
  }
}
