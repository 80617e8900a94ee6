package dev.bunting;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * How lists are read. Start from {@link #defaults()} and say what is different.
 *
 * @param format how the list is written; empty for what its file name tells
 * @param urlField the column or JSON field with the URL
 * @param nameField the one with the output name; a list need not have the default one
 * @param checksumField the one with the checksum; a list need not have the default one
 * @param base the folder that the names in {@link ListFormat#SHA256SUMS} are below; its path is
 *     taken as a folder with or without a slash at its end
 */
public record ListOptions(
    Optional<ListFormat> format,
    String urlField,
    String nameField,
    String checksumField,
    Optional<URI> base) {

  private static final ListOptions DEFAULTS =
      new ListOptions(Optional.empty(), "url", "name", "checksum", Optional.empty());

  /**
   * @throws IllegalArgumentException if the base is no http or https URL, or has a query
   */
  public ListOptions {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(urlField, "urlField");
    Objects.requireNonNull(nameField, "nameField");
    Objects.requireNonNull(checksumField, "checksumField");
    base.ifPresent(ListOptions::checkBase);
  }

  /** The format by the file's name; fields {@code url}, {@code name}, {@code checksum}. */
  public static ListOptions defaults() {
    return DEFAULTS;
  }

  /** These options with a format, whatever the file's name tells. */
  public ListOptions withFormat(ListFormat format) {
    return new ListOptions(Optional.of(format), urlField, nameField, checksumField, base);
  }

  /** These options with another field for the URL. */
  public ListOptions withUrlField(String urlField) {
    return new ListOptions(format, urlField, nameField, checksumField, base);
  }

  /** These options with another field for the output name. */
  public ListOptions withNameField(String nameField) {
    return new ListOptions(format, urlField, nameField, checksumField, base);
  }

  /** These options with another field for the checksum. */
  public ListOptions withChecksumField(String checksumField) {
    return new ListOptions(format, urlField, nameField, checksumField, base);
  }

  /** These options with the folder that names are below. */
  public ListOptions withBase(URI base) {
    return new ListOptions(format, urlField, nameField, checksumField, Optional.of(base));
  }

  private static void checkBase(URI base) {
    Uris.check(base);
    if (base.getRawQuery() != null || base.getRawFragment() != null)
      throw new IllegalArgumentException("a base URL has no query and no fragment: " + base);
  }
}
