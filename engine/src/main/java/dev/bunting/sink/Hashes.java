package dev.bunting.sink;

import dev.bunting.Checksum;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The digests of a file, computed while its bytes come. Not thread-safe. */
public final class Hashes {
  private static final String SHA_256 = "sha-256";

  private final @Nullable Running sha256;

  /** That of the checksum, if it is another. */
  private final @Nullable Running other;

  private Hashes(@Nullable Running sha256, @Nullable Running other) {
    this.sha256 = sha256;
    this.other = other;
  }

  /**
   * What is to be computed for these wishes; empty if that is nothing.
   *
   * @param bytes how many will come, 0 if unknown
   */
  public static Optional<Hashes> of(boolean sha256, Optional<Checksum> checksum, long bytes) {
    var algorithm = checksum.map(Checksum::algorithm).orElse("");
    var first = sha256 || algorithm.equals(SHA_256);
    var second = !algorithm.isEmpty() && !algorithm.equals(SHA_256);
    if (!first && !second) return Optional.empty();
    return Optional.of(
        new Hashes(
            first ? new Running(SHA_256, bytes) : null,
            second ? new Running(algorithm, bytes) : null));
  }

  void update(ByteBuffer bytes) {
    if (sha256 != null) sha256.digest.update(bytes.duplicate());
    if (other != null) other.digest.update(bytes.duplicate());
  }

  /** The SHA-256 of all bytes in lower-case hexadecimal, if it was wished for. */
  public Optional<String> sha256() {
    return sha256 == null ? Optional.empty() : Optional.of(sha256.hex());
  }

  /** The digest of all bytes by the algorithm of the checksum that was wished for. */
  public Checksum like(Checksum checksum) {
    var running = checksum.algorithm().equals(SHA_256) ? sha256 : other;
    if (running == null) throw new IllegalArgumentException("not computed: " + checksum);
    return new Checksum(checksum.algorithm(), running.hex());
  }

  /** One of them; it ends when it is first asked for. */
  private static final class Running {
    private final MessageDigest digest;
    private @Nullable String hex;

    Running(String algorithm, long bytes) {
      digest = digest(algorithm, bytes);
    }

    private static MessageDigest digest(String algorithm, long bytes) {
      try {
        if (algorithm.equals(SHA_256) && OpenSsl.isWorthwhileFor(bytes)) return new OpenSslSha256();
        return MessageDigest.getInstance(algorithm);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("this Java has no " + algorithm, e);
      }
    }

    String hex() {
      if (hex == null) hex = HexFormat.of().formatHex(digest.digest());
      return hex;
    }
  }
}
