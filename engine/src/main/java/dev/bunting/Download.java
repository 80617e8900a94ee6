package dev.bunting;

import java.net.URI;
import java.util.Objects;

/**
 * One file to fetch: where it is, and the name it gets below the destination directory.
 *
 * @param uri absolute, {@code http} or {@code https}, with a host; a fragment is never sent
 * @param name a plain file name: no separator, not empty, not {@code .} or {@code ..}, no control
 *     characters, at most 255 bytes in UTF-8
 */
public record Download(URI uri, String name) {

  /**
   * @throws IllegalArgumentException if the URI or the name is not as described above
   */
  public Download {
    Uris.check(Objects.requireNonNull(uri, "uri"));
    Names.check(Objects.requireNonNull(name, "name"));
  }
}
