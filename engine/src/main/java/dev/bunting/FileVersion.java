package dev.bunting;

import java.util.Optional;

/**
 * What a server said of a file's version, as it was sent.
 *
 * @param etag the entity tag, quotes and all (RFC 9110, section 8.8.3)
 * @param lastModified when the file last changed (section 8.8.2)
 */
public record FileVersion(Optional<String> etag, Optional<String> lastModified) {
  /** The server said nothing of it. */
  public static final FileVersion UNKNOWN = new FileVersion(Optional.empty(), Optional.empty());

  /**
   * What an {@code If-Range} header may be made of: an entity tag unless it is weak, or else the
   * date; empty if neither is known (section 13.1.5).
   */
  public Optional<String> validator() {
    var strong = etag.filter(tag -> !tag.startsWith("W/"));
    return strong.isPresent() || etag.isPresent() ? strong : lastModified;
  }
}
