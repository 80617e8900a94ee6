package dev.bunting.ledger;

import java.util.Optional;

/**
 * A file at its final name.
 *
 * @param path relative to the destination, with {@code /} between its parts
 * @param bytes its size
 * @param sha256 its digest as 64 lower-case hexadecimal digits, if it was computed
 * @param etag the server's entity tag as it was sent, quotes and all
 * @param lastModified the server's {@code Last-Modified} as it was sent
 */
public record SavedFile(
    String path,
    long bytes,
    Optional<String> sha256,
    Optional<String> etag,
    Optional<String> lastModified) {

  /** A file of which only place and size are known. */
  public static SavedFile of(String path, long bytes) {
    return new SavedFile(path, bytes, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** This file with its digest. */
  public SavedFile withSha256(String hex) {
    return new SavedFile(path, bytes, Optional.of(hex), etag, lastModified);
  }

  /** This file with what the server said of its version. */
  public SavedFile withVersion(Optional<String> etag, Optional<String> lastModified) {
    return new SavedFile(path, bytes, sha256, etag, lastModified);
  }
}
