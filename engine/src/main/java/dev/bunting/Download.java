package dev.bunting;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One file to fetch: where it is, and what is asked of it.
 *
 * @param uri absolute, {@code http} or {@code https}, with a host; a fragment is never sent
 * @param name a path below the destination, its parts separated by {@code /}: no part is empty,
 *     {@code .} or {@code ..}, has a backslash or a control character, or is over 255 bytes in
 *     UTF-8; empty for the job to choose one
 * @param checksum what the bytes must hash to, if that is known
 * @param mirrors other places of the same file, tried in this order after {@code uri}
 */
public record Download(
    URI uri, Optional<String> name, Optional<Checksum> checksum, List<URI> mirrors) {

  /**
   * @throws IllegalArgumentException if a URI or the name is not as described above
   */
  public Download {
    Uris.check(Objects.requireNonNull(uri, "uri"));
    name.ifPresent(Names::check);
    Objects.requireNonNull(checksum, "checksum");
    mirrors = List.copyOf(mirrors);
    mirrors.forEach(Uris::check);
  }

  /**
   * A file, and the name it gets.
   *
   * @throws IllegalArgumentException if the URI or the name is not as described above
   */
  public Download(URI uri, String name) {
    this(uri, Optional.of(name), Optional.empty(), List.of());
  }

  /**
   * A file whose name the job chooses.
   *
   * @throws IllegalArgumentException if the URI is not as described above
   */
  public static Download of(URI uri) {
    return new Download(uri, Optional.empty(), Optional.empty(), List.of());
  }

  /** This download with another name. */
  public Download withName(String name) {
    return new Download(uri, Optional.of(name), checksum, mirrors);
  }

  /** This download with a checksum to be verified. */
  public Download withChecksum(Checksum checksum) {
    return new Download(uri, name, Optional.of(checksum), mirrors);
  }

  /** This download with other places of the same file. */
  public Download withMirrors(List<URI> mirrors) {
    return new Download(uri, name, checksum, mirrors);
  }
}
