package dev.bunting;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/**
 * Whether a private key and a public one belong together: what the one signs, the other verifies.
 */
final class KeyPairs {
  private KeyPairs() {}

  static boolean match(PrivateKey ours, PublicKey theirs) {
    try {
      var algorithm =
          switch (ours.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
            default -> "";
          };
      if (algorithm.isEmpty()) return true; // nobody can tell before it is used
      var signature = Signature.getInstance(algorithm);
      signature.initSign(ours);
      signature.update((byte) 1);
      var signed = signature.sign();
      signature.initVerify(theirs);
      signature.update((byte) 1);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
