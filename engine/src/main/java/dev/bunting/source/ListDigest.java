package dev.bunting.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Tells large lists by their bytes and by how they are read: where this is equal, so are the rows.
 * Where a list lies makes no difference.
 *
 * <p>For one thread.
 */
public final class ListDigest {
  /** To be raised whenever the same bytes make other rows, or these get other names. */
  private static final int RULES = 1;

  /** Lists under this size are gone through in no time. */
  private static final long LARGE = 1 << 20;

  private final MessageDigest sha256 = sha256();
  private final StringBuilder inputs = new StringBuilder("rules " + RULES + " ");

  /** For lists that are about to be read; empty if they are small, or cannot be read twice. */
  public static Optional<ListDigest> of(List<Input> inputs) {
    long size = 0;
    for (var input : inputs) {
      if (!(input instanceof Input.ListFile list)) return Optional.empty();
      // Its length is 0 as well if it is a pipe, or gone.
      var length = list.file().toFile().length();
      if (length == 0) return Optional.empty();
      size += length;
    }
    return size < LARGE ? Optional.empty() : Optional.of(new ListDigest());
  }

  /** The digest of lists as they are now, which are read to their ends. */
  public static Optional<String> now(List<Input> inputs) throws IOException {
    var digest = of(inputs);
    if (digest.isEmpty()) return Optional.empty();
    for (var input : inputs) {
      if (!(input instanceof Input.ListFile list)) return Optional.empty();
      try (var in = digest.get().reading(list)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return Optional.of(digest.get().hex());
  }

  /** Opens the next list; what is read of it counts. */
  InputStream reading(Input.ListFile list) throws IOException {
    endList();
    inputs.append(list.format()).append(' ').append(list.options()).append(' ');
    return new DigestInputStream(Files.newInputStream(list.file()), sha256);
  }

  private void endList() {
    inputs.append(HexFormat.of().formatHex(sha256.digest())).append('\n');
  }

  /** The digest of all lists that were read, each to its end. */
  public String hex() {
    endList();
    var text = inputs.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(text));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
