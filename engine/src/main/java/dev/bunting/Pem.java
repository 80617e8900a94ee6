package dev.bunting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Certificates and keys from files in PEM (RFC 7468); what stands between them is passed over. */
final class Pem {
  private record Block(String label, String base64) {}

  private Pem() {}

  /** All certificates of a file, at least one. */
  static List<X509Certificate> certificates(Path file) throws IOException {
    var certificates = new ArrayList<X509Certificate>();
    for (var block : blocks(file))
      if (block.label().equals("CERTIFICATE")) certificates.add(certificate(block, file));
    if (certificates.isEmpty()) throw new IOException(file + ": no certificate in PEM");
    return certificates;
  }

  private static X509Certificate certificate(Block block, Path file) throws IOException {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate)
          factory.generateCertificate(new ByteArrayInputStream(decoded(block, file)));
    } catch (CertificateException e) {
      throw new IOException(file + ": a malformed certificate", e);
    }
  }

  /** The key of a file, which is for that algorithm. */
  static PrivateKey key(Path file, String algorithm) throws IOException {
    Optional<String> other = Optional.empty();
    for (var block : blocks(file)) {
      if (block.label().equals("PRIVATE KEY")) return key(block, file, algorithm);
      if (block.label().endsWith("PRIVATE KEY")) other = Optional.of(block.label());
    }
    var what = other.map(label -> "a key in the form " + label).orElse("no key in PEM");
    throw new IOException(
        file + ": " + what + "; wanted is PKCS #8 (openssl pkcs8 -topk8 -nocrypt makes it)");
  }

  private static PrivateKey key(Block block, Path file, String algorithm) throws IOException {
    try {
      var specification = new PKCS8EncodedKeySpec(decoded(block, file));
      return KeyFactory.getInstance(algorithm).generatePrivate(specification);
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": not a key of the kind that the certificate has", e);
    }
  }

  private static List<Block> blocks(Path file) throws IOException {
    var blocks = new ArrayList<Block>();
    Optional<String> label = Optional.empty();
    var base64 = new StringBuilder();
    for (var line : Files.readAllLines(file, ISO_8859_1)) {
      var begins = label(line, "-----BEGIN ");
      if (begins.isPresent()) {
        label = begins;
        base64.setLength(0);
      } else if (label.isPresent() && label(line, "-----END ").equals(label)) {
        blocks.add(new Block(label.get(), base64.toString()));
        label = Optional.empty();
      } else if (label.isPresent()) base64.append(line.strip());
    }
    if (label.isPresent()) throw new IOException(file + ": cut off within " + label.get());
    return blocks;
  }

  private static Optional<String> label(String line, String begin) {
    var end = line.stripTrailing();
    return end.startsWith(begin) && end.endsWith("-----")
        ? Optional.of(end.substring(begin.length(), end.length() - 5))
        : Optional.empty();
  }

  private static byte[] decoded(Block block, Path file) throws IOException {
    try {
      return Base64.getDecoder().decode(block.base64());
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": malformed base64", e);
    }
  }
}
