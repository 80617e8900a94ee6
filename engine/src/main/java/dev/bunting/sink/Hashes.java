package dev.bunting.sink;

import dev.bunting.Checksum;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The digests of a file, computed while its bytes come. Not thread-safe. */
public final class Hashes {
  private static final String SHA_256 = "sha-256";

  private final Map<String, MessageDigest> running = new HashMap<>();
  private final Map<String, String> done = new HashMap<>();

  private Hashes() {}

  /**
   * What is to be computed for these wishes; empty if that is nothing.
   *
   * @param bytes how many will come, 0 if unknown
   */
  public static Optional<Hashes> of(boolean sha256, Optional<Checksum> checksum, long bytes) {
    if (!sha256 && checksum.isEmpty()) return Optional.empty();
    var hashes = new Hashes();
    if (sha256) hashes.add(SHA_256, bytes);
    checksum.ifPresent(c -> hashes.add(c.algorithm(), bytes));
    return Optional.of(hashes);
  }

  private void add(String algorithm, long bytes) {
    if (!running.containsKey(algorithm)) running.put(algorithm, digest(algorithm, bytes));
  }

  private static MessageDigest digest(String algorithm, long bytes) {
    try {
      if (algorithm.equals(SHA_256) && OpenSsl.isWorthwhileFor(bytes)) return new OpenSslSha256();
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }

  void update(ByteBuffer bytes) {
    for (var digest : running.values()) digest.update(bytes.duplicate());
  }

  /** The SHA-256 of all bytes in lower-case hexadecimal, if it was wished for. */
  public Optional<String> sha256() {
    return running.containsKey(SHA_256) ? Optional.of(hex(SHA_256)) : Optional.empty();
  }

  /** The digest of all bytes by the algorithm of a checksum that was wished for. */
  public Checksum like(Checksum checksum) {
    return new Checksum(checksum.algorithm(), hex(checksum.algorithm()));
  }

  private String hex(String algorithm) {
    return done.computeIfAbsent(algorithm, this::finish);
  }

  private String finish(String algorithm) {
    var digest = Objects.requireNonNull(running.get(algorithm), algorithm);
    return HexFormat.of().formatHex(digest.digest());
  }
}
