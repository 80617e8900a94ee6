package dev.bunting.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first bits of a text's SHA-256, to be kept in its place. A hash that nobody can steer, since
 * lists may be written by somebody who would like a row of ours to get lost.
 *
 * @param high 64 bits
 * @param low 32 bits more
 */
record Fingerprint(long high, int low) {

  /** Makes fingerprints; not thread-safe. */
  static final class Maker {
    private final MessageDigest sha256;

    Maker() {
      try {
        sha256 = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    Fingerprint of(String text) {
      var digest = ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
      return new Fingerprint(digest.getLong(), digest.getInt());
    }
  }
}
